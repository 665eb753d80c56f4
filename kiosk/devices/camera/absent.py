"""A kiosk without a camera: bookings are typed."""

from __future__ import annotations

from kiosk.ports import CameraLostError, Frame


class NoCamera:
    """Stands where a camera would; there is never a picture."""

    def open(self) -> None:
        """Raises CameraLostError."""
        raise CameraLostError("no camera is set up")

    def read(self) -> Frame:
        """Raises CameraLostError."""
        raise CameraLostError("no camera is set up")

    def close(self) -> None:
        """There is nothing to let go of."""
