"""What a party does at the touchscreen, tap by tap."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.demo.day.house import COUNSEL, LEAVE_GOODS, PROGRAMME, VISIT
from kiosk.domain.flow.inputs import Action, CodeSeen, Input, KeyTyped, ServiceChosen, Tapped

if TYPE_CHECKING:
    from kiosk.demo.day.plans import Plan

HOST = "BUDI S"
"""As short as anybody types whom they visit."""


def with_code(code: str, plan: Plan) -> list[Input]:
    """Hold a booking's code up, answer the questions, take the number."""
    return [CodeSeen(code), *_answers(plan), Tapped(Action.TAKE_NUMBER)]


def without_booking(plan: Plan) -> list[Input]:
    """Come in by a door, say what for, answer the questions, take the number."""
    return [
        *_door(plan),
        *map(Tapped, [Action.MORE] * (plan.party - 1)),
        *_answers(plan),
        Tapped(Action.TAKE_NUMBER),
    ]


def _door(plan: Plan) -> list[Input]:
    if plan.service == PROGRAMME:
        return [Tapped(Action.PROGRAMME), Tapped(Action.PARTICIPANT)]
    if plan.service == LEAVE_GOODS:
        return [Tapped(Action.GOODS_ONLY), *_host(plan)]
    asked = plan.service in {VISIT, COUNSEL}
    return [
        Tapped(Action.NO_BOOKING),
        ServiceChosen(plan.service),
        *(_host(plan) if asked else ()),
    ]


def _host(plan: Plan) -> list[Input]:
    if not plan.names_host:
        return [Tapped(Action.SKIP)]
    return [*map(KeyTyped, HOST), Tapped(Action.SUBMIT), Tapped(Action.CONSENT)]


def _answers(plan: Plan) -> list[Input]:
    belongings = [Action.BELONGINGS_YES] if plan.belongings else []
    first = [Action.PRIORITY_YES] if plan.priority else []
    return [Tapped(each) for each in (*belongings, *first)]
