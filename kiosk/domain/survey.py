"""The satisfaction survey: nine elements, each answered 1 to 4 (Permenpan-RB 14/2017).

Elements go by name: published copies number the last two differently.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum
from statistics import fmean

LOWEST, HIGHEST = 1, 4

INDEX_FACTOR = 25
"""The index runs from 25 to 100."""


class Element(StrEnum):
    """What is asked about, in the order of the regulation."""

    REQUIREMENTS = "requirements"
    """Persyaratan."""
    PROCEDURE = "procedure"
    """Sistem, mekanisme dan prosedur."""
    TIME = "time"
    """Waktu penyelesaian."""
    COST = "cost"
    """Biaya/tarif."""
    PRODUCT = "product"
    """Produk spesifikasi jenis layanan."""
    COMPETENCE = "competence"
    """Kompetensi pelaksana."""
    CONDUCT = "conduct"
    """Perilaku pelaksana."""
    FACILITIES = "facilities"
    """Sarana dan prasarana."""
    COMPLAINTS = "complaints"
    """Penanganan pengaduan, saran dan masukan."""


ELEMENTS = tuple(Element)


class Grade(StrEnum):
    """What an index is called; each begins at the value in LOWER_ENDS."""

    A = "A"
    B = "B"
    C = "C"
    D = "D"


LOWER_ENDS = {Grade.A: 88.31, Grade.B: 76.61, Grade.C: 65.0, Grade.D: 25.0}


def index_of(answers: Iterable[Mapping[Element, int]]) -> float | None:
    """Return the index (IKM): the mean of the elements' means × 25, None before any answer.

    An element that nobody answered is left out; each of the others weighs the same.
    """
    scores: dict[Element, list[int]] = {}
    for one in answers:
        for element, score in one.items():
            scores.setdefault(element, []).append(score)
    return fmean(map(fmean, scores.values())) * INDEX_FACTOR if scores else None


def grade_of(index: float) -> Grade:
    """Return the grade of an index; the scale has two decimals."""
    rounded = round(index, 2)
    return next(grade for grade, least in LOWER_ENDS.items() if rounded >= least)
