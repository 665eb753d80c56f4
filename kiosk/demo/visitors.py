"""Four visitors, played by touching the real widgets; every value is looked up where it lives."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import cv2

from kiosk.demo.film import Scene
from kiosk.demo.paper import PaperTray, codes_on
from kiosk.demo.report import Seen
from kiosk.demo.stage import StageFault, Window, await_truth
from kiosk.demo.witness import Witness
from kiosk.devices.decoder import read
from kiosk.domain.booking import Booking, TicketCode
from kiosk.domain.types import Reference, TicketId
from kiosk.wire.tickets import read_ticket_code

LOBBY = "lobby"


@dataclass(frozen=True, slots=True)
class Stage:
    """Everything the script plays on.

    ``picture`` lets a window come to rest and, if pictures are wanted, saves it under a name.
    """

    touch: Window
    display: Window
    witness: Witness
    tray: PaperTray
    scenes: Mapping[str, Scene]
    scratch: Path
    picture: Callable[[Window, str], None]


def admitted(stage: Stage, who: str, booking: Booking, scene: str, meanwhile: str = "") -> Seen:
    """Hold a code up, take a number, leave. ``meanwhile`` names the pictures of this visitor."""
    seen = _meet(stage, who, booking, scene)
    stage.touch.wait_for("take_number")
    stage.picture(stage.touch, f"confirm{meanwhile}")
    stage.touch.press("take_number")
    seen.number = stage.touch.wait_for("number")
    seen.verdict = "admitted"
    seen.scan_to_number_ms = _took_ms(stage)
    seen.display_shows_it = _on_display(stage, seen.number)
    stage.picture(stage.touch, f"ticket{meanwhile}")
    _leave(stage, "done")
    return seen


def refused(stage: Stage, who: str, booking: Booking, scene: str) -> Seen:
    """Hold up a code that is for another day, and read why there is no number."""
    before = len(stage.witness.refusals())
    seen = _meet(stage, who, booking, scene)
    stage.touch.wait_for("back")
    stage.picture(stage.touch, "problem")
    seen.verdict = "refused"
    seen.reason = _reason_at_server(stage, before)
    seen.server_has_it = seen.reason is not None
    _leave(stage, "back")
    return seen


def again(stage: Stage, who: str, booking: Booking, scene: str) -> Seen:
    """Show a code that was used before: the same number comes back, on the screen."""
    before = len(stage.witness.refusals())
    seen = _meet(stage, who, booking, scene)
    seen.number = stage.touch.wait_for("number")
    seen.scan_to_number_ms = _took_ms(stage)
    seen.verdict = "refused"
    stage.picture(stage.touch, "ticket-again")
    seen.reason = _reason_at_server(stage, before)
    seen.server_has_it = seen.reason is not None
    seen.board_shows_it = seen.number in stage.witness.board_words()
    ticket = _ticket_at_server(stage, seen.number)
    shot = stage.scratch / "screen.png"
    stage.touch.rest()
    stage.touch.picture(shot)
    pixels = cv2.imread(str(shot))
    seen.ticket_qr_reads_back = pixels is not None and TicketCode(ticket) in _tickets(read(pixels))
    seen.phone_shows_it = seen.number in stage.witness.phone_words(ticket)
    _leave(stage, "done")
    return seen


def follow_up(stage: Stage, seen: Seen, job: int) -> None:
    """See an admitted visitor's number through: at the server, on paper, called, on the board."""
    number = seen.number or ""
    ticket = _ticket_at_server(stage, number)
    seen.server_has_it = True
    printed = await_truth(lambda: stage.tray.jobs()[job:], f"print of {number}")
    seen.ticket_qr_reads_back = _tickets(codes_on(printed[0])) == [TicketCode(ticket)]
    seen.phone_shows_it = number in stage.witness.phone_words(ticket)
    stage.display.tap("call_next")
    stage.display.wait_for("present_number", number)
    seen.board_shows_it = bool(
        await_truth(lambda: number in stage.witness.board_words(), f"{number} on the board")
    )


def _tickets(codes: Iterable[str]) -> list[TicketCode | None]:
    return [read_ticket_code(code) for code in codes]


def _meet(stage: Stage, who: str, booking: Booking, scene: str) -> Seen:
    stage.touch.wait_for("type_reference")
    stage.touch.ask("forget")
    stage.touch.play(stage.scenes[scene], hold=True)
    return Seen(who, booking.reference or Reference(""))


def _leave(stage: Stage, button: str) -> None:
    stage.touch.play(stage.scenes[LOBBY], hold=False)
    stage.touch.tap(button)
    stage.touch.wait_for("type_reference")


def _took_ms(stage: Stage) -> float:
    first_s, shown_s = await_truth(
        lambda: times if None not in (times := stage.touch.ask("times")) else None, "times"
    )
    return round(float(shown_s - first_s) * 1000, 1)


def _on_display(stage: Stage, number: str) -> bool:
    def there() -> bool:
        return any(number in text.split() for text in stage.display.texts().values())

    return bool(await_truth(there, f"{number} on the display"))


def _ticket_at_server(stage: Stage, number: str) -> TicketId:
    event = await_truth(lambda: stage.witness.ticket(number), f"{number} at the server")
    if event.ticket is None:
        raise StageFault(f"{number} has no ticket id")
    return TicketId(event.ticket)


def _reason_at_server(stage: Stage, before: int) -> str:
    reasons = await_truth(lambda: stage.witness.refusals()[before:], "a refusal at the server")
    return str(reasons[0])
