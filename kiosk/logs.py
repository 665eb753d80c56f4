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
        processors=[_of(role), *shared, structlog.processors.JSONRenderer()],
        wrapper_class=structlog.make_filtering_bound_logger(logging.INFO),
        logger_factory=structlog.WriteLoggerFactory(sys.stderr),
        cache_logger_on_first_use=True,
    )
    logging.basicConfig(handlers=[_libraries(role, shared)], level=logging.WARNING, force=True)


def _libraries(role: str, shared: list[structlog.typing.Processor]) -> logging.Handler:
    # Libraries log through the standard module, some with a level of their own: the handler keeps
    # only what somebody should act on, in the same form as ours.
    handler = logging.StreamHandler(sys.stderr)
    handler.setLevel(logging.WARNING)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            processors=[
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                structlog.processors.JSONRenderer(),
            ],
            foreign_pre_chain=[_of(role), structlog.stdlib.add_logger_name, *shared],
        )
    )
    return handler


def _of(role: str) -> structlog.typing.Processor:
    # The bound role belongs to the thread that bound it; libraries log from threads of their own.
    def add(_: object, __: str, line: structlog.typing.EventDict) -> structlog.typing.EventDict:
        line.setdefault("role", role)
        return line

    return add
