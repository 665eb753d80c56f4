"""Alarms as they are spoken, by display and console alike: numbers and tables, never a name."""

from __future__ import annotations

from kiosk.domain.alarms import Alarm, AlarmKind
from kiosk.domain.numbering import QueueNumber
from kiosk.wording.wording import Wording


def alarm_sentence(alarm: Alarm, number: QueueNumber | None, table: str, wording: Wording) -> str:
    """Say an alarm; ``number`` is its party's, ``table`` where that sits or sat."""
    name = "" if number is None else spelt(number)
    match alarm.kind:
        case AlarmKind.CLOSING:
            return wording.count(
                "Visiting hours are over. {n} person is still inside.",
                "Visiting hours are over. {n} people are still inside.",
                alarm.heads,
            )
        case AlarmKind.TIME_UP:
            return wording.say("{table}: the time is up", table=table)
        case AlarmKind.STILL_INSIDE:
            return wording.say("Number {number} has not come out.", number=name)
        case AlarmKind.MISCOUNTED:
            return wording.say("Number {number}: please count the heads.", number=name)


def warning_sentence(table: str, wording: Wording) -> str:
    """Say that a session comes to its last five minutes."""
    return wording.say("{table}: five minutes left", table=table)


def spelt(number: QueueNumber) -> str:
    """Write a number so that each of its digits is spoken: ``A 0 1 2``."""
    return " ".join(str(number))
