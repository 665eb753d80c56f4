"""The pages on which officers sign in and change what they sign in with."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from jinja2 import Environment

from kiosk.domain.officers import OfficerRole
from kiosk.domain.pins import PinFault
from kiosk.server.officers import SHORTEST, PasswordFault
from kiosk.server.web.rendering import environment
from kiosk.server.web.wanting import ACCOUNT_PATH, LOGIN_PATH, LOGOUT_PATH, START_PATH
from kiosk.wording import noted

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import timedelta

    from kiosk.domain.types import SiteId
    from kiosk.server.boards import BoardSite
    from kiosk.server.signing_in import SignedIn
    from kiosk.wording import Wording

ROLES = {
    OfficerRole.GUARD: noted("Guard"),
    OfficerRole.FACILITATOR: noted("Facilitator"),
    OfficerRole.OFFICE: noted("Office"),
    OfficerRole.ADMIN: noted("Administrator"),
}

_MINUTE_S = 60


@dataclass(frozen=True, slots=True)
class Entry:
    """What a login form holds: ``login`` as typed before, ``csrf`` of its browser."""

    csrf: str
    site: SiteId
    login: str = ""
    next: str = START_PATH


@dataclass(frozen=True, slots=True)
class Told:
    """What an account page says: ``done`` or ``wrong`` about its part ``password`` or ``pin``."""

    part: str = ""
    done: str = ""
    wrong: str = ""


@dataclass(slots=True)
class Forms:
    """Renders each page in the language of its site."""

    sites: Mapping[SiteId, BoardSite]
    wordings: Mapping[SiteId, Wording]
    version: str
    _environment: Environment = field(default_factory=environment)

    @property
    def first_site(self) -> SiteId:
        """The site whose language is spoken while nobody has chosen one."""
        return next(iter(self.sites))

    def login(self, entry: Entry, wrong: str = "") -> str:
        """Return the login page; ``wrong`` says why it comes again."""
        return self._render("login.html", entry.site, entry=entry, wrong=wrong)

    def account(self, signed_in: SignedIn, told: Told) -> str:
        """Return the page of an officer's own password and PIN."""
        wording = self.wordings[signed_in.site]
        return self._render(
            "account.html",
            signed_in.site,
            signed_in=signed_in,
            role=wording.say(ROLES[signed_in.role]),
            since=wording.clock(signed_in.since),
            told=told,
            shortest=SHORTEST,
        )

    def said(self, site: SiteId, title: str, text: str) -> str:
        """Return a page that only says something, with a way on."""
        return self._render("said.html", site, title=title, text=text)

    def not_let_in(self, site: SiteId, wait: timedelta) -> str:
        """Say that login and password are wrong, and how long to wait."""
        wording = self.wordings[site]
        if not wait:
            return wording.say("Login and password do not belong together. Please try again.")
        failed = wording.say("That did not work several times.")
        return f"{failed} {self._please_wait(wording, wait)}"

    def password_wrong(self, site: SiteId, fault: PasswordFault) -> str:
        """Say what is wrong with a new password."""
        say = self.wordings[site].say
        match fault:
            case PasswordFault.SHORT:
                return say("Please take at least {n} characters; a few words are good.", n=SHORTEST)
            case PasswordFault.LONG:
                return say("This password is too long.")
            case PasswordFault.EASY:
                return say("This password is easy to guess. A few words make a good one.")

    def pin_wrong(self, site: SiteId, fault: PinFault) -> str:
        """Say what is wrong with a new PIN."""
        say = self.wordings[site].say
        match fault:
            case PinFault.NOT_SIX_DIGITS:
                return say("A PIN has exactly six digits.")
            case PinFault.TOO_EASY:
                return say("This PIN is among the first that anybody tries. Please choose another.")

    @staticmethod
    def _please_wait(wording: Wording, wait: timedelta) -> str:
        seconds = math.ceil(wait.total_seconds())
        if seconds < 2 * _MINUTE_S:
            return wording.count("Please wait {n} second.", "Please wait {n} seconds.", seconds)
        minutes = math.ceil(seconds / _MINUTE_S)
        return wording.count("Please wait {n} minute.", "Please wait {n} minutes.", minutes)

    def _render(self, name: str, site: SiteId, **values: object) -> str:
        wording = self.wordings[site]
        return self._environment.get_template(name).render(
            site=self.sites[site],
            sites=list(self.sites.values()),
            language=wording.language,
            version=self.version,
            paths={
                "login": LOGIN_PATH,
                "logout": LOGOUT_PATH,
                "account": ACCOUNT_PATH,
                "start": START_PATH,
            },
            _=wording.say,
            **values,
        )
