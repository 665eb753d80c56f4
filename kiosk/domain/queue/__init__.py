"""The queue of one day at one site: who waits where, in which turn, and who was called."""

from kiosk.domain.queue.folding import fold, in_order
from kiosk.domain.queue.line import Queue
from kiosk.domain.queue.tickets import Call, Lane, Queued, Stage, Stay
from kiosk.domain.queue.turns import USUAL, Policy

__all__ = [
    "USUAL",
    "Call",
    "Lane",
    "Policy",
    "Queue",
    "Queued",
    "Stage",
    "Stay",
    "fold",
    "in_order",
]
