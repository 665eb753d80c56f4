"""Lucide icons as small pictures: whatever icon the settings name, without 900 kB of font."""

from __future__ import annotations

import io
import json
from functools import cache, lru_cache
from http import HTTPStatus
from typing import TYPE_CHECKING

from litestar import Response, get
from litestar.params import FromPath
from PIL import Image, ImageDraw, ImageFont

from kiosk.resources import asset
from kiosk.server.problems import ProblemError

if TYPE_CHECKING:
    from litestar.types import ControllerRouterHandler

ICONS_PATH = "/icons"
SIZE = 88
"""Pixels: four for each of a phone's own, which has three at most."""
UNKNOWN = "circle"
TINTS = {"white": "#ffffff", "ink": "#16241f", "forest": "#0e4d45", "muted": "#5b6b64"}
_HEADERS = {"Cache-Control": "public, max-age=86400"}


def route() -> ControllerRouterHandler:
    """Return the handler of ``/icons/TINT/NAME.png``."""

    @get(ICONS_PATH + "/{tint:str}/{name:str}", sync_to_thread=True)
    def icon(tint: FromPath[str], name: FromPath[str]) -> Response[bytes]:
        """Draw an icon; an unknown one is a plain circle."""
        if tint not in TINTS:
            raise ProblemError(HTTPStatus.NOT_FOUND, "No such icon")
        known = name.removesuffix(".png")
        picture = drawn(known if known in _code_points() else UNKNOWN, tint)
        return Response(picture, media_type="image/png", headers=_HEADERS)

    return icon


@lru_cache(maxsize=256)
def drawn(name: str, tint: str) -> bytes:
    """Return a PNG of a known icon on nothing."""
    picture = Image.new("RGBA", (SIZE, SIZE))
    font = ImageFont.truetype(str(asset("icons", "lucide.ttf")), SIZE)
    sign = chr(_code_points()[name])
    ImageDraw.Draw(picture).text((SIZE / 2, SIZE / 2), sign, TINTS[tint], font, anchor="mm")
    png = io.BytesIO()
    picture.save(png, "PNG", optimize=True)
    return png.getvalue()


@cache
def _code_points() -> dict[str, int]:
    points: dict[str, int] = json.loads(asset("icons", "lucide.json").read_text("utf-8"))
    return points
