"""Which part of a picture fills a frame of another shape."""

from __future__ import annotations

from dataclasses import dataclass
from math import cos, pi, sin

ARC_STEPS = 16


@dataclass(frozen=True, slots=True)
class Crop:
    """The part of a picture that is shown, in 0..1 of it from its upper left corner."""

    left: float
    top: float
    right: float
    bottom: float
    mirror: bool

    def texel(self, across: float, up: float) -> tuple[float, float]:
        """Return u, v for a place in the frame, in 0..1 from its lower left.

        The picture's first row lies at v = 0, where Kivy puts the lower edge: so v runs downwards.
        """
        shown = 1 - across if self.mirror else across
        u = self.left + shown * (self.right - self.left)
        return u, self.bottom - up * (self.bottom - self.top)

    def place(self, point: tuple[float, float]) -> tuple[float, float]:
        """Return where a point of the picture is in the frame, in 0..1 from its lower left."""
        across = (point[0] - self.left) / (self.right - self.left)
        down = (point[1] - self.top) / (self.bottom - self.top)
        return (1 - across if self.mirror else across), 1 - down


def cover(picture: tuple[float, float], frame: tuple[float, float], *, mirror: bool) -> Crop:
    """Return the middle part of ``picture`` (width, height) that has the shape of ``frame``."""
    picture_shape = picture[0] / picture[1]
    frame_shape = max(frame[0], 1.0) / max(frame[1], 1.0)
    wide = min(1.0, frame_shape / picture_shape)
    high = min(1.0, picture_shape / frame_shape)
    return Crop((1 - wide) / 2, (1 - high) / 2, (1 + wide) / 2, (1 + high) / 2, mirror)


def rounded(
    pos: tuple[float, float], size: tuple[float, float], radius: float, crop: Crop
) -> list[float]:
    """Return x, y, u, v of a fan of triangles that fills a frame with round corners.

    (Kivy's RoundedRectangle loses a mirrored or cropped texture's coordinates.)
    """
    width, height = size
    radius = max(0.0, min(radius, width / 2, height / 2))
    middles = (
        (width - radius, height - radius),
        (radius, height - radius),
        (radius, radius),
        (width - radius, radius),
    )
    points = [(width / 2, height / 2)]
    for quarter, (x, y) in enumerate(middles):
        for step in range(ARC_STEPS + 1):
            angle = pi / 2 * (quarter + step / ARC_STEPS)
            points.append((x + radius * cos(angle), y + radius * sin(angle)))
    points.append(points[1])
    vertices: list[float] = []
    for x, y in points:
        vertices += [pos[0] + x, pos[1] + y]
        vertices += crop.texel(x / max(width, 1.0), y / max(height, 1.0))
    return vertices
