"""Slows down whoever guesses ticket ids, and nobody else.

An id has 80 random bits: at the rate that is let through, guessing one of a thousand tickets takes
longer than the world is old. The limit keeps the database quiet. It counts only ids that are not
known: a lobby of three hundred phones behind one address looks at as many tickets as it likes,
whatever a guesser behind the same address does.
"""

from __future__ import annotations

from ipaddress import IPv6Address, ip_address
from typing import TYPE_CHECKING, Any

from litestar.middleware.rate_limit import RateLimitConfig, get_remote_address

from kiosk.wire.tickets import read_ticket_id

if TYPE_CHECKING:
    from litestar import Request

    from kiosk.server.phones import Phones

STORE = "unknown_tickets"
EVERY = 256
"""So many counted requests between two sweeps of the addresses that have rested for a minute."""


def guesses_limited(phones: Phones, most_a_minute: int) -> RateLimitConfig:
    """Return the limit for pages of tickets; each worker counts by itself."""
    counted = 0

    async def is_guess(request: Request[Any, Any, Any]) -> bool:
        nonlocal counted
        ticket = read_ticket_id(request.path_params["ticket"])
        if ticket is not None and phones.is_kept(ticket):
            return False
        counted += 1
        if counted % EVERY == 0:
            await request.app.stores.get(STORE).delete_expired()  # type: ignore[attr-defined] # in memory
        return True

    return RateLimitConfig(
        rate_limit=("minute", most_a_minute),
        check_throttle_handler=is_guess,
        identifier_for_request=_household,
        set_rate_limit_headers=False,
        store=STORE,
    )


def _household(request: Request[Any, Any, Any]) -> str:
    """Return the address, or the network that one household has of IPv6 (RFC 6177)."""
    host = get_remote_address(request)
    try:
        address = ip_address(host)
    except ValueError:
        return host
    if isinstance(address, IPv6Address):
        return str(IPv6Address(int(address) >> 64 << 64))
    return host
