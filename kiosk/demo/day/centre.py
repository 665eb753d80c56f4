"""The centre of the day: a real server on a loopback port, and the desks of the console."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from queue import Queue as Box
from threading import Thread
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from kiosk.demo.day.house import SITE
from kiosk.domain.calling import call_next, comes_back_at, finish, no_show, recall
from kiosk.domain.queue import Folding, Queue
from kiosk.gate.desk import DeskAction
from kiosk.journal.centre.recording import CENTRE, CentreDesk, SiteDay
from kiosk.journal.centre.store import connect
from kiosk.server.main import serve
from kiosk.server.serving import Serving
from kiosk.settings.house import goods_of, policy_of, stations_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kiosk.clock import ManualClock
    from kiosk.demo.day.nodes import Wish
    from kiosk.domain.events import Event, Noted
    from kiosk.domain.types import CounterId, NodeId, OfficerId, StationId, TicketId
    from kiosk.settings.server import CentreSettings

START_WITHIN_S = 30.0


@contextmanager
def answering(settings: CentreSettings, clock: ManualClock) -> Iterator[str]:
    """Serve in a thread while this is open; yields the address. Raises what the server raises."""
    ready: Box[Serving | BaseException] = Box()

    def work() -> None:
        try:
            serve(settings, ready.put, clock)
        except BaseException as error:  # noqa: BLE001 - raised where it is waited for
            ready.put(error)

    thread = Thread(target=work, name="server")
    thread.start()
    serving = ready.get(timeout=START_WITHIN_S)
    if isinstance(serving, BaseException):
        thread.join()
        raise serving
    try:
        yield serving.url
    finally:
        serving.stop()
        thread.join()


@dataclass
class Console:
    """The desks of the console: they write in the server's database, as its pages do."""

    settings: CentreSettings
    clock: ManualClock
    online: bool = True
    written: bool = field(default=False, init=False)

    def __post_init__(self) -> None:
        """Open a connection of its own, as another worker has."""
        self.engine = connect(self.settings.database.address.get_secret_value())
        self.zone = ZoneInfo(self.settings.sites[0].timezone)
        self.policy = policy_of(self.settings.queue)
        self.stations = stations_of(self.settings.stations)
        self.goods = goods_of(self.settings.goods)
        self._day = SiteDay(SITE, self.zone)
        self._desk = CentreDesk(self.engine, self._day)
        self._folding = Folding(self.policy)

    @property
    def id(self) -> NodeId:
        """Return the author of what is written here."""
        return CENTRE

    def events(self) -> list[Event]:
        """Return all of the day's events that the server has."""
        with self.engine.connect() as connection:
            return self._day.read(connection, self.clock.now().at)[1]

    def queue(self) -> Queue:
        """Return the queue as the server knows it now."""
        return self._folding.whole(self.events()).at(self.clock.now().at)

    def record(self, wish: Wish, officer: OfficerId) -> list[Event]:
        """Decide and write under the site's lock; returns what was written."""
        now = self.clock.now().at

        def settle(events: Sequence[Event]) -> list[Noted]:
            queue = self._folding.whole(events).at(now)
            return [replace(each, officer=officer) for each in wish(queue)]

        recorded, _ = self._desk.record(settle, now)
        self.written = self.written or bool(recorded)
        return recorded

    def press(
        self,
        action: DeskAction,
        at: tuple[StationId, CounterId],
        meant: TicketId | None,
        officer: OfficerId,
    ) -> list[Event]:
        """Press a button of a desk at a counter, meant for the ticket that was seen there."""
        station, counter = self.stations[at[0]], at[1]

        def wish(queue: Queue) -> list[Noted]:
            present = queue.on_call(station.id, counter)
            if (None if present is None else present.issue.ticket) != meant:
                return []
            match action:
                case DeskAction.NO_SHOW:
                    absent_s = self.settings.queue.absent_minutes * 60
                    back_at = comes_back_at(self.clock.now().at, absent_s)
                    return no_show(queue, station, counter, back_at)
                case DeskAction.CALL_NEXT:
                    return call_next(queue, station, counter)
                case DeskAction.RECALL:
                    return recall(queue, station, counter)
                case _:
                    return finish(queue, station, counter)

        return self.record(wish, officer)

    def close(self) -> None:
        """Let go of the database."""
        self.engine.dispose()
