"""Why a slip did not come out, and how a printer says so (Epson ESC/POS, DLE EOT and GS r)."""

from __future__ import annotations

from enum import StrEnum


class Trouble(StrEnum):
    """The codes of PrinterFault, by what a person has to do about it."""

    ABSENT = "absent"
    """No printer is set up here: nothing to mend."""
    GONE = "gone"
    """Not found, switched off, or the cable or network is away."""
    PAPER_OUT = "paper_out"
    COVER_OPEN = "cover_open"
    STUCK = "stuck"
    """It is there but takes no data: jammed, or waiting for something it cannot tell."""
    REFUSED = "refused"
    """It or its driver reports an error of its own, or the slip cannot be drawn for its paper."""


PAPER_END = 0x60
PAPER_END_QUEUED = 0x0C
"""Both bits of the end sensor, in the real-time answer and in the one that queues."""

ASK_OFFLINE_CAUSE = b"\x10\x04\x02"
ASK_PAPER = b"\x10\x04\x04"
ASK_PAPER_WHEN_PRINTED = b"\x1dr\x01"
"""Unlike the real-time questions this one queues behind the picture: its answer means it is out."""


def offline_cause(answer: bytes) -> Trouble | None:
    """Read the answer to ASK_OFFLINE_CAUSE; None when all is well or the answer says nothing."""
    if not answer or not _is_realtime(answer[-1]):
        return None
    if answer[-1] & 0x04:
        return Trouble.COVER_OPEN
    if answer[-1] & 0x20:
        return Trouble.PAPER_OUT
    return Trouble.REFUSED if answer[-1] & 0x40 else None


def paper_state(answer: bytes) -> Trouble | None:
    """Read the answer to ASK_PAPER; None when there is paper, or nobody can tell."""
    if not answer or not _is_realtime(answer[-1]):
        return None
    return Trouble.PAPER_OUT if answer[-1] & PAPER_END == PAPER_END else None


def printed_state(answer: bytes) -> Trouble | None:
    """Read the answer to ASK_PAPER_WHEN_PRINTED, whose bits 4 and 7 are always 0."""
    if not answer or answer[-1] & 0x90:
        return None
    return Trouble.PAPER_OUT if answer[-1] & PAPER_END_QUEUED == PAPER_END_QUEUED else None


def _is_realtime(status: int) -> bool:
    """Whether a byte has the fixed bits of every DLE EOT answer: 0xx1xx10."""
    fixed, value = 0x93, 0x12
    return status & fixed == value
