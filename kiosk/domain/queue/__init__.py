"""The queue of one day at one site: who waits where, in which turn, and who was called."""

from kiosk.domain.queue.folding import Folding, fold, in_order
from kiosk.domain.queue.line import Mark, Queue
from kiosk.domain.queue.tickets import Call, Heads, Lane, Queued, Sitting, Stage, Stay
from kiosk.domain.queue.turns import USUAL, Policy

__all__ = [
    "USUAL",
    "Call",
    "Folding",
    "Heads",
    "Lane",
    "Mark",
    "Policy",
    "Queue",
    "Queued",
    "Sitting",
    "Stage",
    "Stay",
    "fold",
    "in_order",
]
