"""The journal of one gate: a SQLite file that two processes share and a power cut cannot tear."""

from kiosk.journal.gate.journal import GateJournal, open_journal

__all__ = ["GateJournal", "open_journal"]
