"""The line to the server: one thread sends what is not acknowledged, one takes the feed."""

from kiosk.gate.uplink.uplink import Uplink

__all__ = ["Uplink"]
