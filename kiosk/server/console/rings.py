"""What a console says aloud: alarms that stand, and a table whose session ends soon."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kiosk.domain.tables import ends_soon
from kiosk.server.console.scene import ms
from kiosk.server.console.within import alarms_of
from kiosk.wording.alarming import alarm_sentence, warning_sentence

if TYPE_CHECKING:
    from kiosk.domain.alarms import Alarm
    from kiosk.domain.queue import Queued
    from kiosk.server.console.scene import Scene


@dataclass(frozen=True, slots=True)
class Ring:
    """A sentence in the site's language, by numbers and tables only: the room hears it.

    ``key`` tells one from another in a browser's memory; ``again``: it is said until it is gone.
    """

    key: str
    text: str
    again: bool


def rings(scene: Scene, *, tables: bool) -> tuple[Ring, ...]:
    """Return what is to be heard now, ``tables`` with those whose session ends soon."""
    # One room, one language: whoever sits at this desk may read another.
    own = replace(scene, wording=scene.workplace.own)
    warnings = _warnings(own) if tables else ()
    return (*(_alarm(each, own) for each in alarms_of(own)), *warnings)


def _alarm(alarm: Alarm, scene: Scene) -> Ring:
    queued = None if alarm.ticket is None else scene.queue.tickets.get(alarm.ticket)
    number = None if queued is None else queued.issue.facts.number
    text = alarm_sentence(alarm, number, _table(queued, scene), scene.wording)
    return Ring(f"{alarm.kind}-{number or ''}-{ms(alarm.since)}", text, again=True)


def _warnings(scene: Scene) -> tuple[Ring, ...]:
    return tuple(
        Ring(
            f"soon-{queued.issue.facts.number}-{ms(queued.sitting.until)}",
            warning_sentence(_table(queued, scene), scene.wording),
            again=False,
        )
        for queued in scene.queue.tickets.values()
        if queued.sitting is not None and queued.is_sitting and ends_soon(queued.sitting, scene.now)
    )


def _table(queued: Queued | None, scene: Scene) -> str:
    sitting = None if queued is None else queued.sitting
    return "" if sitting is None else scene.place(sitting.station, sitting.counter)
