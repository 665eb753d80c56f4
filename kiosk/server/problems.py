"""Failures as problem details (RFC 9457): what is wrong, in words, and never what was sent."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING, Any

import structlog
from litestar import Response
from litestar.exceptions import HTTPException
from sqlalchemy.exc import SQLAlchemyError

from kiosk.wire.sync import Problem

if TYPE_CHECKING:
    from collections.abc import Mapping

    from litestar import Request
    from litestar.types import ExceptionHandlersMap

    from kiosk.domain.types import Seq

    AnyRequest = Request[Any, Any, Any]

PROBLEM_JSON = "application/problem+json"
RETRY_AFTER_S = "2"


class ProblemError(Exception):
    """An answer other than success; ``expected`` is the seq that a gap lacks."""

    def __init__(
        self,
        status: HTTPStatus,
        title: str,
        detail: str = "",
        *,
        expected: Seq | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> None:
        """Keep what the answer will say."""
        super().__init__(f"{int(status)} {title}")
        self.problem = Problem(title, int(status), detail=detail, expected=expected)
        self.headers = dict(headers or {})


def handlers() -> ExceptionHandlersMap:
    """Return Litestar's table of who answers for which exception."""
    return {
        ProblemError: _answer_problem,
        HTTPException: _answer_http,
        SQLAlchemyError: _answer_database,
        Exception: _answer_unforeseen,
    }


def answer(problem: Problem, headers: Mapping[str, str] | None = None) -> Response[Problem]:
    """Make the response of a problem."""
    return Response(
        problem, status_code=problem.status, media_type=PROBLEM_JSON, headers=dict(headers or {})
    )


def busy(detail: str) -> ProblemError:
    """Return the problem of a server that cannot take anything just now."""
    return ProblemError(
        HTTPStatus.SERVICE_UNAVAILABLE,
        "Try again later",
        detail,
        headers={"Retry-After": RETRY_AFTER_S},
    )


def _answer_problem(_: AnyRequest, error: ProblemError) -> Response[Problem]:
    return answer(error.problem, error.headers)


def _answer_http(_: AnyRequest, error: HTTPException) -> Response[Problem]:
    # The framework's detail may quote the request; its status says enough.
    status = HTTPStatus(error.status_code)
    return answer(Problem(status.phrase, int(status)), error.headers)


def _answer_database(_: AnyRequest, error: SQLAlchemyError) -> Response[Problem]:
    structlog.get_logger().error("database failed", error=type(error).__name__)
    problem = busy("the database does not answer")
    return answer(problem.problem, problem.headers)


def _answer_unforeseen(_: AnyRequest, error: Exception) -> Response[Problem]:
    structlog.get_logger().error("request failed", error=type(error).__name__, exc_info=error)
    return answer(Problem("Internal error", int(HTTPStatus.INTERNAL_SERVER_ERROR)))
