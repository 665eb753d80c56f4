"""Whether the server is well, for whoever watches it."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING

from litestar import Response, get
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

if TYPE_CHECKING:
    from litestar.types import ControllerRouterHandler
    from sqlalchemy import Engine


def route(engine: Engine, version: str) -> ControllerRouterHandler:
    """Return the handler of ``/healthz``."""

    @get("/healthz", sync_to_thread=True)
    def healthz() -> Response[dict[str, str]]:
        """Say whether the process and its database answer."""
        try:
            with engine.connect() as connection:
                connection.execute(text("SELECT 1"))
        except SQLAlchemyError:
            found = {"status": "database does not answer", "version": version}
            return Response(found, status_code=HTTPStatus.SERVICE_UNAVAILABLE)
        return Response({"status": "ok", "version": version})

    return healthz
