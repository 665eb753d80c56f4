"""Turns what a phone shows of a ticket into HTML."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kiosk.server.web.rendering import environment

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jinja2 import Environment

    from kiosk.domain.types import LanguageCode, SiteId, TicketId
    from kiosk.ports import Clock
    from kiosk.server.phone import PhoneFace
    from kiosk.server.phones import PhoneSite
    from kiosk.wording import Wording


@dataclass(slots=True)
class PhonePages:
    """``version`` of the product, so that a phone fetches a new style when there is one."""

    clock: Clock
    sites: Mapping[SiteId, PhoneSite]
    version: str
    _environment: Environment = field(default_factory=environment)

    def ticket(
        self, site: PhoneSite, ticket: TicketId, face: PhoneFace, language: LanguageCode
    ) -> str:
        """Return a ticket's whole page."""
        template = self._environment.get_template("phone.html")
        return template.render(
            **self._words(site.wordings[language]),
            site=site,
            ticket=ticket,
            face=face,
            inside=self.inside(site, face, language),
            others=_others(site, language),
        )

    def inside(self, site: PhoneSite, face: PhoneFace, language: LanguageCode) -> str:
        """Return what changes on a ticket's page."""
        template = self._environment.get_template("phone_inside.html")
        wording = site.wordings[language]
        return template.render(**self._words(wording), face=face, time=self.time(site, language))

    def gone(self, language: LanguageCode) -> str:
        """Return the page of a ticket that is over, or never was."""
        site = next(iter(self.sites.values()))
        template = self._environment.get_template("phone_gone.html")
        return template.render(
            **self._words(site.wordings[language]), others=_others(site, language)
        )

    def time(self, site: PhoneSite, language: LanguageCode) -> str:
        """Return the local time of day."""
        return site.wordings[language].time(self.clock.now().at)

    def _words(self, wording: Wording) -> dict[str, object]:
        return {
            "language": wording.language,
            "version": self.version,
            "_": wording.say,
            "ngettext": wording.count,
        }


def _others(site: PhoneSite, language: LanguageCode) -> list[tuple[LanguageCode, str]]:
    """Return the other languages, each by its own name."""
    return [
        (code, wording.say("(language name)"))
        for code, wording in site.wordings.items()
        if code != language
    ]
