"""Which screen shows which face."""

from __future__ import annotations

from collections.abc import Mapping

from kiosk.gate.face import (
    ConfirmFace,
    Content,
    KeypadFace,
    ProblemFace,
    ScanFace,
    TicketFace,
)
from kiosk.touch.confirm import ConfirmScreen
from kiosk.touch.keypad import KeypadScreen
from kiosk.touch.page import Page
from kiosk.touch.problem import ProblemScreen
from kiosk.touch.scan import ScanScreen
from kiosk.touch.ticket import TicketScreen

SCREENS: Mapping[type[Content], type[Page]] = {
    ScanFace: ScanScreen,
    KeypadFace: KeypadScreen,
    ConfirmFace: ConfirmScreen,
    TicketFace: TicketScreen,
    ProblemFace: ProblemScreen,
}
