"""The command ``kiosk``: one word per role, heavy parts loaded only by the role that needs them."""

from kiosk.cli.commands import main

__all__ = ["main"]
