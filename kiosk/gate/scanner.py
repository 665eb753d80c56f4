"""The camera at work: one thread looks, another one reads, neither waits for the other."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final, Protocol

import structlog

from kiosk.domain.sighting import digest
from kiosk.gate.guiding import Guide
from kiosk.gate.preview import Preview, make_preview
from kiosk.gate.vigil import CameraHealth, Retry, Vigil
from kiosk.ports import CameraLostError, Guidance

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from kiosk.devices.decoder import Corners, Sighting
    from kiosk.ports import Camera, Clock, Frame

TOLD_EVERY_S: Final = 0.1
"""One text is handed on at most this often, however fast the camera is."""

OUTLINE_STAYS_S: Final = 0.4
"""How long the outline of a code stays in the preview after the code was last read."""

REST_S: Final = 60.0
"""How long a resting scanner sleeps at a time; ``resume`` and ``stop`` wake it."""

LOOK_EVERY_S: Final = 0.15
"""How often a picture without a code is looked at for what would help."""

TICK_S: Final = 0.5
"""How long the reading thread waits for a frame before it looks after the camera."""

PATIENCE_S: Final = 2.0
"""How long ``stop`` waits for a thread; a ``read`` that never returns keeps its own."""


class Reader(Protocol):
    """Finds codes in frames; owned by one thread."""

    def find(self, frame: NDArray[Any]) -> list[Sighting]:
        """Return the codes of one frame, (height, width, 3) BGR uint8; never raises."""

    def advise(self, frame: NDArray[Any]) -> Guidance:
        """Return what would help to read a frame in which nothing was found; never raises."""


class Scanner:
    """Keeps the newest frame, reads it, and looks after the camera's health.

    ``on_code`` gets every sighting of every text, on the reading thread; whether a code that is
    held still counts again is not decided here. ``on_preview`` gets every picture, on the camera
    thread. ``on_health`` gets every change, one at a time, on either. They return at
    once and raise nothing.
    """

    def __init__(  # noqa: PLR0913 - the composition root hands everything over by name
        self,
        camera: Camera,
        reader: Reader,
        *,
        on_code: Callable[[str], None],
        on_preview: Callable[[Preview], None],
        on_health: Callable[[CameraHealth], None],
        clock: Clock,
        on_guidance: Callable[[Guidance], None] = lambda _: None,
    ) -> None:
        self._camera = camera
        self._reader = reader
        self._on_code = on_code
        self._on_preview = on_preview
        self._on_health = on_health
        self._on_guidance = on_guidance
        self._clock = clock
        self._log = structlog.get_logger(__name__)
        self._is_open = False
        self._vigil = Vigil()
        self._retry = Retry()
        self._health = CameraHealth.STARTING
        self._health_lock = threading.Lock()
        self._fresh = threading.Condition()
        self._newest: Frame | None = None
        self._preview: Preview | None = None
        self._serial = 0
        self._found: tuple[float, tuple[Corners, ...]] = (0.0, ())
        self._told: dict[bytes, float] = {}
        self._guide = Guide()
        self._looked_s = 0.0
        self._resting = threading.Event()
        self._stopping = threading.Event()
        self._wake = threading.Event()
        self._threads = (
            threading.Thread(target=self._film, name="camera", daemon=True),
            threading.Thread(target=self._read, name="reader", daemon=True),
        )

    @property
    def health(self) -> CameraHealth:
        """The state last reported."""
        return self._health

    def start(self) -> None:
        """Start both threads; once only."""
        for thread in self._threads:
            thread.start()

    def stop(self) -> None:
        """Let both threads end and the camera go; leaves a camera behind that hangs in a call."""
        self._stopping.set()
        self._wake.set()
        with self._fresh:
            self._fresh.notify_all()
        for thread in self._threads:
            if thread.is_alive():
                thread.join(PATIENCE_S)

    def pause(self) -> None:
        """Let the camera go until ``resume``; no codes, no previews."""
        self._resting.set()

    def resume(self) -> None:
        """Open the camera again."""
        self._resting.clear()
        self._wake.set()

    def latest_preview(self) -> Preview | None:
        """Return the newest picture, None while the camera is resting or lost."""
        return self._preview

    # --- the camera thread

    def capture_once(self) -> float:
        """Take one frame, or let go, or try to open; return how many seconds to wait then."""
        now_s = self._clock.now().ticks_s
        if self._resting.is_set():
            self._rest()
            return REST_S
        if not self._is_open and (wait_s := self._retry.wait_s(now_s)):
            return wait_s
        try:
            self._take(self._frame(now_s))
        except CameraLostError as fault:
            return self._lose(str(fault))
        return 0.0

    def _frame(self, now_s: float) -> Frame:
        if not self._is_open:
            self._vigil.opening(now_s)
            self._camera.open()
            self._is_open = True
        return self._camera.read()

    def _take(self, frame: Frame) -> None:
        """Judge a frame and keep it; raises CameraLostError for a picture that stands still."""
        now_s = self._clock.now().ticks_s
        if self._vigil.looks_alive(frame.pixels, now_s):
            self._retry.worked()
            self._report(CameraHealth.SEEING)
        elif self._vigil.is_overdue(now_s):
            raise CameraLostError("the picture stands still")
        if self._health is not CameraHealth.SEEING:
            return  # an old picture, repeated by a camera that has just been opened
        with self._fresh:
            self._newest = frame
            self._fresh.notify_all()
        self._show(frame)

    def _show(self, frame: Frame) -> None:
        found_s, outlines = self._found
        if frame.at_s - found_s > OUTLINE_STAYS_S:
            outlines = ()
        self._serial += 1
        self._preview = make_preview(frame.pixels, self._serial, outlines)
        self._on_preview(self._preview)

    def _lose(self, reason: str) -> float:
        """Let the camera go and return how many seconds to wait before it is tried again."""
        now_s = self._clock.now().ticks_s
        self._let_go()
        self._retry.failed(now_s)
        self._report(CameraHealth.LOST, reason)
        return self._retry.wait_s(now_s)

    def _rest(self) -> None:
        self._let_go()
        if self._guide.shown is not Guidance.NOTHING:
            self._on_guidance(Guidance.NOTHING)
        self._guide = Guide()
        if self._health is CameraHealth.SEEING:
            self._report(CameraHealth.STARTING)

    def _let_go(self) -> None:
        self._is_open = False
        self._vigil.rest()
        self._forget_pictures()
        self._camera.close()

    def _forget_pictures(self) -> None:
        with self._fresh:
            self._newest = None
        self._preview = None

    # --- the reading thread

    def decode_once(self, wait_s: float = 0.0) -> bool:
        """Read the newest frame, waiting up to ``wait_s`` for one; tell whether there was one."""
        frame = self._await_frame(wait_s)
        now_s = self._clock.now().ticks_s
        if self._vigil.is_overdue(now_s):
            # The camera thread is caught in a call that does not return; only this one can tell.
            self._forget_pictures()
            self._report(CameraHealth.LOST, "no answer")
            return False
        if frame is None:
            return False
        sightings = self._reader.find(frame.pixels)
        if sightings:
            self._found = (frame.at_s, tuple(s.corners for s in sightings))
        self._guide_by(frame, now_s, found=bool(sightings))
        self._tell(dict.fromkeys(s.text for s in sightings), now_s)
        return True

    def _guide_by(self, frame: Frame, now_s: float, *, found: bool) -> None:
        if found:
            self._look(Guidance.FOUND, now_s)
        elif now_s - self._looked_s >= LOOK_EVERY_S:
            self._look(self._reader.advise(frame.pixels), now_s)

    def _look(self, seen: Guidance, now_s: float) -> None:
        self._looked_s = now_s
        guide = self._guide.look(seen, now_s)
        if guide.shown is not self._guide.shown:
            self._on_guidance(guide.shown)
        self._guide = guide

    def _await_frame(self, wait_s: float) -> Frame | None:
        with self._fresh:
            if self._newest is None and wait_s:
                self._fresh.wait(wait_s)
            frame, self._newest = self._newest, None
            return frame

    def _tell(self, texts: dict[str, None], now_s: float) -> None:
        self._told = {d: at_s for d, at_s in self._told.items() if now_s - at_s < TOLD_EVERY_S}
        for text in texts:
            if (key := digest(text)) not in self._told:
                self._told[key] = now_s
                self._on_code(text)

    # --- both

    def _report(self, health: CameraHealth, reason: str = "") -> None:
        with self._health_lock:
            if health is self._health:
                return
            self._health = health
            self._log.info("camera", health=health.value, reason=reason)
            self._on_health(health)

    def _film(self) -> None:
        while not self._stopping.is_set():
            try:
                wait_s = self.capture_once()
            except Exception as fault:  # noqa: BLE001 - a thread that ends leaves the gate blind
                wait_s = self._lose(type(fault).__name__)
            if wait_s:
                self._wake.wait(wait_s)
                self._wake.clear()
        self._let_go()

    def _read(self) -> None:
        while not self._stopping.is_set():
            try:
                self.decode_once(TICK_S)
            except Exception as fault:  # noqa: BLE001 - as above
                self._log.error("reading failed", error=type(fault).__name__)
