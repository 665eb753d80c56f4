"""Screens that tell a visitor something: the number, a problem, the survey, the thanks."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.gate.face.shapes.frame import DoorButton, Row


@dataclass(frozen=True, slots=True)
class StationMark:
    """One station of the journey; ``icon`` is a Lucide name, ``present`` the one to go to now."""

    icon: str
    name: str
    text: str
    present: bool


@dataclass(frozen=True, slots=True)
class TicketFace:
    """The number, when it will be called, and the way ahead.

    ``qr`` is the text of the code, empty where the number was only typed. ``warned``: it is not on
    paper, so the screen asks to keep it otherwise. ``print_again`` is empty where that is not
    offered. ``now`` and ``then`` tell the way in words, for where the names of the stations have no
    room below their signs. ``fairness``: it is free, and who hears a complaint.
    """

    title: str
    text: str
    warned: bool
    label: str
    number: str
    estimate: str
    estimate_soft: str
    ahead: str
    stations: tuple[StationMark, ...]
    now: str
    then: str
    qr: str
    qr_title: str
    qr_text: str
    advice: str
    fairness: str
    print_again: str
    done: str
    seconds: int


@dataclass(frozen=True, slots=True)
class ProblemFace:
    """Why there is no number and what to do now. ``icon`` is a Lucide name.

    ``way``: the way on that fits the reason, beside the officer and the way back, if there is one.
    """

    icon: str
    title: str
    lead: str
    rows: tuple[Row, ...]
    way: DoorButton | None
    officer: str
    help_called: bool
    back: str
    seconds: int


@dataclass(frozen=True, slots=True)
class Answer:
    """One of the four faces; ``name`` is what a tap posts (``rate_1`` … ``rate_4``)."""

    name: str
    label: str
    glyph: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class SurveyFace:
    """One element of the survey. ``part`` of all is done (0 to 1), ``place`` says it in words."""

    title: str
    text: str
    place: str
    part: float
    element: str
    question: str
    answers: tuple[Answer, ...]
    next: str
    answered: bool
    finish: str
    seconds: int


@dataclass(frozen=True, slots=True)
class ThanksFace:
    """Good-bye; ``complaints`` says who hears what was not well."""

    title: str
    lead: str
    complaints: str
    done: str
    seconds: int
