"""A visitor at the touchscreen, without camera, disk or window: inputs in, faces out."""

from __future__ import annotations

from dataclasses import dataclass, replace

from kiosk.domain.flow import step
from kiosk.domain.flow.inputs import (
    Action,
    CodeSeen,
    Input,
    KeyTyped,
    LanguageChosen,
    Rated,
    ServiceChosen,
    Tapped,
    Ticked,
    Touched,
)
from kiosk.domain.flow.state import State
from kiosk.domain.types import LanguageCode, ServiceId
from kiosk.gate.face import Face, face_of
from kiosk.wire.tickets import ticket_code
from tests.domain.made import ticket_id
from tests.journeys.gate import EN, ID, Gate, Holding, gate_settings, setting
from tests.journeys.reading import offers_of, texts_of

__all__ = ["EN", "ID", "Holding", "Visitor", "gate_settings", "setting"]


@dataclass
class Visitor(Gate):
    """Plays one journey after the other: with a finger, a phone or a ticket in hand."""

    def face(self, language: LanguageCode | None = None) -> Face:
        """Return the whole screen as it is shown now."""
        state = self.state if language is None else self.in_language(language)
        return face_of(state, self.situation, replace(setting(), speaks=True), self.now)

    def in_language(self, language: LanguageCode) -> State:
        """Return the present state in a language."""
        return step(self.state, LanguageChosen(language), self.now).state

    def reads(self) -> set[str]:
        """Return every text that stands there now."""
        return set(texts_of(self.face()))

    def sees(self, *texts: str) -> bool:
        """Tell whether all these can be read now."""
        return not set(texts) - self.reads()

    def buttons(self) -> set[str]:
        """Return the names of all that acts when it is touched, beside keys and ways."""
        return offers_of(self.face())

    # What the visitor does.

    def shows(self, text: str) -> None:
        """Hold a code to the camera."""
        self.does(CodeSeen(text))

    def shows_ticket(self, counter: int = 1) -> None:
        """Hold a ticket to the camera."""
        self.shows(ticket_code(ticket_id(counter)))

    def taps(self, *actions: Action) -> None:
        """Press buttons, one after the other."""
        for action in actions:
            self.acts(Tapped(action))

    def keys(self, text: str) -> None:
        """Press keys."""
        for symbol in text:
            self.acts(KeyTyped(symbol))

    def types(self, text: str) -> None:
        """Type a reference and send it off."""
        self.taps(Action.TYPE_REFERENCE)
        self.keys(text)
        self.taps(Action.SUBMIT)

    def types_number(self, text: str) -> None:
        """Type a queue number and send it off."""
        self.keys(text)
        self.taps(Action.SUBMIT)

    def names(self, text: str) -> None:
        """Say whom one visits, and send it off."""
        self.keys(text)
        self.taps(Action.SUBMIT)

    def chooses(self, service: str) -> None:
        """Choose what one came for."""
        self.acts(ServiceChosen(ServiceId(service)))

    def rates(self, *scores: int | None) -> None:
        """Answer elements of the survey, or leave them out, one after the other."""
        for score in scores:
            if score is not None:
                self.acts(Rated(score))
            self.taps(Action.NEXT)

    def speaks(self, language: LanguageCode) -> None:
        """Choose a language."""
        self.acts(LanguageChosen(language))

    def touches(self) -> None:
        """Touch the screen where there is no button."""
        self.acts(Touched())

    def waits(self, seconds: float) -> None:
        """Do nothing for a while."""
        until_s = self.ticks_s + seconds
        while self.ticks_s < until_s:
            self.ticks_s = min(until_s, self.ticks_s + 0.5)
            self.does(Ticked())

    def acts(self, arrived: Input) -> None:
        """Do one thing with a finger."""
        self.does(arrived)
