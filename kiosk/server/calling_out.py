"""The sentence that calls a number out: the browser's voice and the server's say the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.wording import noted

if TYPE_CHECKING:
    from kiosk.server.board import ShownCall
    from kiosk.wording import Wording

DIGITS = (
    noted("zero"),
    noted("one"),
    noted("two"),
    noted("three"),
    noted("four"),
    noted("five"),
    noted("six"),
    noted("seven"),
    noted("eight"),
    noted("nine"),
)


def sentence(call: ShownCall, wording: Wording) -> str:
    """Return e.g. ``Nomor antrean A nol satu dua, silakan ke loket dua``.

    The number is said sign by sign, as it is read off the ticket: "dua belas" could be taken for
    B12 or for 12. A counter's number is said as people say it: table 12 is "meja 12", which every
    voice reads as "dua belas".
    """
    number = " ".join(_sign(sign, wording) for sign in call.number)
    place = " ".join(_word(word, wording) for word in call.place.split())
    text = wording.say("Queue number {number}, please go to {place}", number=number, place=place)
    return f"{text}."


def _sign(sign: str, wording: Wording) -> str:
    return wording.say(DIGITS[int(sign)]) if sign.isascii() and sign.isdigit() else sign


def _word(word: str, wording: Wording) -> str:
    if len(word) == 1:
        return _sign(word, wording)
    # "Loket" begins in small in the middle of a sentence; "P2U" and "SEKATA" stay as they are.
    return word.lower() if word[1:].islower() else word
