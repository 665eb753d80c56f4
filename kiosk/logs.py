"""Logs: one JSON object a line on standard error, where systemd's journal keeps and rotates them.

No names, national ids or scanned texts: what is logged is what happened to the machine.
"""

from __future__ import annotations

import logging
import sys

import structlog


def configure_logs(role: str) -> None:
    """Set the process's logging up; ``role`` says which program wrote a line."""
    shared: list[structlog.typing.Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.processors.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        structlog.processors.format_exc_info,
    ]
    structlog.configure(
        processors=[*shared, structlog.processors.JSONRenderer()],
        wrapper_class=structlog.make_filtering_bound_logger(logging.INFO),
        logger_factory=structlog.WriteLoggerFactory(sys.stderr),
        cache_logger_on_first_use=True,
    )
    structlog.contextvars.bind_contextvars(role=role)
    # Libraries log through the standard module; only what somebody should act on is kept.
    logging.basicConfig(stream=sys.stderr, level=logging.WARNING)
