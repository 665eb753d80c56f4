"""What people read: gettext catalogues, dates and times, and the words that many rooms share."""

from kiosk.wording.wording import DOMAIN, OWN, Wording, catalogues, noted, open_wordings

__all__ = ["DOMAIN", "OWN", "Wording", "catalogues", "noted", "open_wordings"]
