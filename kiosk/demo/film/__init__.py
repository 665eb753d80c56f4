"""A rendered clip of phones and slips held up to a lens, in the place of a camera and visitors."""

from kiosk.demo.film.props import Prop, PropKind
from kiosk.demo.film.reel import LOBBY, Scene, render

__all__ = ["LOBBY", "Prop", "PropKind", "Scene", "render"]
