"""What is to be drawn: screens × languages × sizes × modes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import product
from typing import Self

from kiosk.domain.flow.state import Modes
from kiosk.domain.types import LanguageCode
from kiosk.pictures.morning import LANGUAGES
from kiosk.pictures.samples import SAMPLES

MODES = {
    "plain": Modes(),
    "large": Modes(large=True),
    "contrast": Modes(contrast=True),
    "low": Modes(low=True),
    "voice": Modes(voice=True),
    "all": Modes(voice=True, large=True, contrast=True, low=True),
}
"""The ways in which a visitor may want the kiosk, and all of them at once."""


@dataclass(frozen=True, slots=True)
class Panel:
    """A kind of panel: its pixels, and its visible area in millimetres."""

    width: int
    height: int
    width_mm: float
    height_mm: float

    @property
    def name(self) -> str:
        """Return it as it stands in the names of pictures."""
        return f"{self.width}x{self.height}"


PANELS = (
    Panel(1080, 1920, 298, 531),  # 24 inch, upright
    Panel(1920, 1080, 531, 298),  # 24 inch, lying
    Panel(1366, 768, 410, 230),  # 18.5 inch, the small panels of older kiosks
)


@dataclass(frozen=True, slots=True)
class Shot:
    """One picture to take."""

    screen: str
    language: LanguageCode
    mode: str

    def file_name(self, panel: Panel) -> str:
        """Return ``SCREEN.LANG.WIDTHxHEIGHT.MODE.png``."""
        return f"{self.screen}.{self.language}.{panel.name}.{self.mode}.png"


class UnknownPictureError(ValueError):
    """Nothing of that name can be drawn; the text names what there is."""


@dataclass(frozen=True, slots=True)
class Order:
    """What was asked for; everything where nothing was said."""

    screens: Sequence[str] = tuple(SAMPLES)
    languages: Sequence[LanguageCode] = LANGUAGES
    panels: Sequence[Panel] = PANELS
    modes: Sequence[str] = field(default_factory=lambda: tuple(MODES))

    @classmethod
    def of(
        cls, screens: Sequence[str], languages: Sequence[str], sizes: Sequence[str],
        modes: Sequence[str],
    ) -> Self:  # fmt: skip
        """Read an order as it is typed; raises UnknownPictureError.

        A screen is named whole or by its beginning: ``problem`` means all of them.
        """
        named = [name for name in SAMPLES if not screens or name.startswith(tuple(screens))]
        if not named:
            raise UnknownPictureError(f"no such screen; there are {', '.join(SAMPLES)}")
        return cls(
            screens=named,
            languages=[LanguageCode(code) for code in _chosen("language", languages, LANGUAGES)],
            panels=[
                panel
                for panel in PANELS
                if panel.name in _chosen("size", sizes, [panel.name for panel in PANELS])
            ],
            modes=_chosen("mode", modes, list(MODES)),
        )

    def shots(self) -> list[Shot]:
        """Return what to take on each panel; modes change least often, since that is slowest."""
        return [
            Shot(screen, language, mode)
            for mode, language, screen in product(self.modes, self.languages, self.screens)
        ]


def _chosen(what: str, wanted: Sequence[str], known: Sequence[str]) -> Sequence[str]:
    unknown = [name for name in wanted if name not in known]
    if unknown:
        raise UnknownPictureError(f"no {what} {unknown[0]}; there are {', '.join(known)}")
    return wanted or known
