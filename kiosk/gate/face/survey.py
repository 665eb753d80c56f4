"""The survey of nine elements on four faces each, and the good-bye."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.domain.flow.state import Surveying, Thanking
from kiosk.domain.house import House
from kiosk.domain.survey import ELEMENTS, Element
from kiosk.gate.face.shapes import Answer, SurveyFace, ThanksFace
from kiosk.wording import Wording, noted
from kiosk.wording.fairness import complaints_to

GLYPHS = ("frown", "meh", "smile", "laugh")


@dataclass(frozen=True, slots=True)
class Question:
    """One element: its name, what is asked, and the four answers from worst to best."""

    element: str
    question: str
    answers: tuple[str, str, str, str]


def survey_face(surveying: Surveying, wording: Wording, seconds: int) -> SurveyFace:
    """Ask one element."""
    asked = QUESTIONS[surveying.element]
    place = ELEMENTS.index(surveying.element) + 1
    last = place == len(ELEMENTS)
    return SurveyFace(
        title=wording.say("Thank you for your visit"),
        text=wording.say("Your answers are anonymous"),
        place=wording.say("{n} of {all}", n=place, all=len(ELEMENTS)),
        part=place / len(ELEMENTS),
        element=wording.say(asked.element),
        question=wording.say(asked.question),
        answers=tuple(
            Answer(f"rate_{score}", wording.say(label), glyph, surveying.score == score)
            for score, (label, glyph) in enumerate(zip(asked.answers, GLYPHS, strict=True), 1)
        ),
        next=_next(surveying, wording, last=last),
        answered=surveying.score is not None,
        finish=wording.say("Finish here"),
        seconds=seconds,
    )


def _next(surveying: Surveying, wording: Wording, *, last: bool) -> str:
    if surveying.score is None:
        return wording.say("Skip this question")
    return wording.say("Send") if last else wording.say("Next")


def thanks_face(thanking: Thanking, wording: Wording, house: House, seconds: int) -> ThanksFace:
    """Say good-bye."""
    return ThanksFace(
        title=wording.say("Thank you."),
        lead=wording.say("Your answers help us to do better. Have a safe way home.")
        if thanking.answered
        else wording.say("Have a safe way home."),
        complaints=complaints_to(wording, house.complaints),
        done=wording.say("Done"),
        seconds=seconds,
    )


QUESTIONS = {
    Element.REQUIREMENTS: Question(
        noted("Requirements"),
        noted("Was it clear what you had to bring?"),
        (noted("Not clear"), noted("Hardly clear"), noted("Clear"), noted("Very clear")),
    ),
    Element.PROCEDURE: Question(
        noted("Procedure"),
        noted("How easy was it to go from step to step?"),
        (noted("Not easy"), noted("Hardly easy"), noted("Easy"), noted("Very easy")),
    ),
    Element.TIME: Question(
        noted("Time"),
        noted("How fast was the service today?"),
        (noted("Not fast"), noted("Hardly fast"), noted("Fast"), noted("Very fast")),
    ),
    Element.COST: Question(
        noted("Cost"),
        noted("Was the service free of charge?"),
        (
            noted("I always had to pay"),
            noted("I often had to pay"),
            noted("Mostly free"),
            noted("All free"),
        ),
    ),
    Element.PRODUCT: Question(
        noted("Result"),
        noted("Did you get the service that was promised?"),
        (noted("Not at all"), noted("Hardly"), noted("As promised"), noted("Yes, fully")),
    ),
    Element.COMPETENCE: Question(
        noted("Knowledge of the officers"),
        noted("How well did the officers know their work?"),
        (noted("Not well"), noted("Hardly well"), noted("Well"), noted("Very well")),
    ),
    Element.CONDUCT: Question(
        noted("Manner of the officers"),
        noted("How polite and friendly were the officers?"),
        (
            noted("Not friendly"),
            noted("Hardly friendly"),
            noted("Friendly"),
            noted("Very friendly"),
        ),
    ),
    Element.FACILITIES: Question(
        noted("Rooms and facilities"),
        noted("How good were the rooms and facilities?"),
        (noted("Not good"), noted("Hardly good"), noted("Good"), noted("Very good")),
    ),
    Element.COMPLAINTS: Question(
        noted("Complaints and suggestions"),
        noted("How are complaints and suggestions taken care of?"),
        (
            noted("There is no place for them"),
            noted("There is, but it does not work"),
            noted("They are hardly taken up"),
            noted("They are taken up well"),
        ),
    ),
}
