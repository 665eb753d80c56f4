"""Time jumps from one thing to the next; whoever rests is woken by a bell, or by its patience."""

from __future__ import annotations

from typing import cast

from kiosk.clock import ManualClock
from kiosk.demo.day.agenda import Agenda, Rest, Work
from kiosk.demo.day.nodes import Node
from tests.domain.made import DESK, at

NODE = cast("Node", "a node")


def agenda() -> Agenda:
    return Agenda(ManualClock(at("08.00")))


def test_works_go_on_in_the_order_of_time() -> None:
    day, done = agenda(), list[tuple[str, float]]()

    def work(name: str, *pauses: float) -> Work:
        for pause in pauses:
            yield pause
            done.append((name, day.now_s))

    day.begin(work("slow", 30, 30))
    day.begin(work("quick", 10, 10))
    day.run(lambda: True)
    assert done == [("quick", 10), ("quick", 20), ("slow", 30), ("slow", 60)]
    assert day.clock.at == at("08.01")


def test_a_rest_ends_when_it_is_woken_and_only_once() -> None:
    day, woken = agenda(), list[float]()

    def work() -> Work:
        yield Rest(DESK, NODE, most_s=100)
        woken.append(day.now_s)

    def ring() -> None:
        (rest,) = day.rests(DESK)
        day.wake(rest, 5)
        day.wake(rest, 1)

    day.begin(work())
    day.at(20, ring)
    day.run(lambda: True)
    assert woken == [25]
    assert day.rests(DESK) == []


def test_nobody_rests_for_longer_than_their_patience() -> None:
    day, woken = agenda(), list[float]()

    def work() -> Work:
        yield Rest(DESK, NODE, most_s=100)
        woken.append(day.now_s)

    day.begin(work())
    day.run(lambda: True)
    assert woken == [100]


def test_the_day_ends_when_it_is_over() -> None:
    day, ticks = agenda(), list[float]()

    def work() -> Work:
        while True:
            yield 10
            ticks.append(day.now_s)

    day.begin(work())
    day.run(lambda: len(ticks) < 3)
    assert ticks == [10, 20, 30]
