"""Which screen shows which face."""

from __future__ import annotations

from collections.abc import Mapping

from kiosk.gate.face import (
    ChoiceFace,
    ConfirmFace,
    ConsentFace,
    Content,
    FindFace,
    KeypadFace,
    NameFace,
    ProblemFace,
    ScanFace,
    SleepFace,
    SurveyFace,
    ThanksFace,
    TicketFace,
)
from kiosk.touch.choice import ChoiceScreen
from kiosk.touch.confirm import ConfirmScreen
from kiosk.touch.consent import ConsentScreen
from kiosk.touch.find import FindScreen
from kiosk.touch.keypad import KeypadScreen
from kiosk.touch.name import NameScreen
from kiosk.touch.page import Page
from kiosk.touch.problem import ProblemScreen
from kiosk.touch.scan import ScanScreen
from kiosk.touch.sleep import SleepScreen
from kiosk.touch.survey import SurveyScreen
from kiosk.touch.thanks import ThanksScreen
from kiosk.touch.ticket import TicketScreen

SCREENS: Mapping[type[Content], type[Page]] = {
    SleepFace: SleepScreen,
    ScanFace: ScanScreen,
    ChoiceFace: ChoiceScreen,
    KeypadFace: KeypadScreen,
    NameFace: NameScreen,
    ConsentFace: ConsentScreen,
    ConfirmFace: ConfirmScreen,
    FindFace: FindScreen,
    TicketFace: TicketScreen,
    ProblemFace: ProblemScreen,
    SurveyFace: SurveyScreen,
    ThanksFace: ThanksScreen,
}
