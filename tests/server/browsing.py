"""Debian's Chromium, driven by playwright."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

CHROMIUM = shutil.which("chromium") or ""
FLAGS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
)
SOUND = "--autoplay-policy=no-user-gesture-required"
"""How a television's browser is started, so that nobody has to touch it."""
PATIENCE_MS = 30_000

VOICES = """(languages) => {
    const spoken = [];
    const voices = languages.map(([lang, localService]) => ({ lang, localService, name: lang }));
    class Utterance { constructor(text) { this.text = text; } }
    const synthesis = {
        getVoices: () => voices,
        speak: (utterance) => spoken.push([utterance.voice.lang, utterance.text]),
        cancel: () => {},
    };
    Object.defineProperty(window, "speechSynthesis", { value: synthesis });
    Object.defineProperty(window, "SpeechSynthesisUtterance", { value: Utterance });
    Object.defineProperty(window, "spoken", { value: spoken });
}"""
"""Puts voices of these languages in the place of the browser's own."""

NEEDS_CHROMIUM = [
    pytest.mark.browser,
    pytest.mark.skipif(not CHROMIUM, reason="no chromium (apt: chromium)"),
]


@contextmanager
def chromium(*flags: str) -> Iterator[Browser]:
    """Start a browser and end it."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM, args=[*FLAGS.split(), *flags]
        )
        yield browser
        browser.close()


def listen_to(page: Page, troubles: list[str]) -> Page:
    """Note what goes wrong in a page."""
    page.set_default_timeout(PATIENCE_MS)
    page.on("pageerror", lambda error: troubles.append(str(error)))
    page.on("console", lambda said: troubles.append(said.text) if said.type == "error" else None)
    return page
