"""QR codes in pictures: ``read`` and ``find`` for one picture, ``LiveReader`` for video."""

from kiosk.devices.decoder.cascade import find, read
from kiosk.devices.decoder.live import LiveReader
from kiosk.devices.decoder.seen import Corner, Corners, Sighting

__all__ = ["Corner", "Corners", "LiveReader", "Sighting", "find", "read"]
