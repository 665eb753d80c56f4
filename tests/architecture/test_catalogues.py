"""Every sentence that people read is in every catalogue, translated, with the same {places}."""

from __future__ import annotations

import re
import subprocess
import sys
from string import Formatter
from typing import TYPE_CHECKING

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po

from tests.architecture.imports import ROOT

if TYPE_CHECKING:
    from pathlib import Path

CATALOGUES = sorted((ROOT / "assets/locale").glob("*/LC_MESSAGES/kiosk.po"))
WRITTEN_IN = "en"
"""The language of the code: there a sentence without a translation stands for itself."""

EXTRACT = re.compile(r"pybabel -q (extract .*?) \\\n\t\t-o", re.DOTALL)


def read(path: Path) -> Catalog:
    with path.open("rb") as written:
        return read_po(written)


def texts_of(value: object) -> list[str]:
    """Return the one text of a message, or its singular and plural."""
    return [value] if isinstance(value, str) else list(value) if isinstance(value, tuple) else []


def sentences(catalogue: Catalog) -> set[str]:
    return {texts_of(message.id)[0] for message in catalogue if message.id}


def places(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def faults(message: Message) -> list[str]:
    """Say what is wrong with one translation."""
    wanted = places(texts_of(message.id)[-1])
    written = texts_of(message.string)
    if not written or not all(written):
        return [f"not translated: {message.id}"]
    if message.fuzzy:
        return [f"not confirmed: {message.id}"]
    strange = [text for text in written if not places(text) <= wanted]
    lost = [] if any(places(text) == wanted for text in written) else written
    return [f"other places than {sorted(wanted)}: {text}" for text in strange + lost]


@pytest.fixture(scope="module")
def in_the_code(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """Extract the sentences as `make messages` does."""
    template = tmp_path_factory.mktemp("messages") / "kiosk.pot"
    [options] = EXTRACT.findall((ROOT / "Makefile").read_text())
    command = [sys.executable, "-m", "babel.messages.frontend", "-q", *options.split()]
    subprocess.run([*command, "-o", str(template), "."], cwd=ROOT, check=True)
    return sentences(read(template))


def test_there_is_indonesian_and_english() -> None:
    assert {path.parts[-3] for path in CATALOGUES} >= {"id", "en"}


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.parts[-3])
def test_every_sentence_is_in_the_catalogue_and_none_is_left_over(
    path: Path, in_the_code: set[str]
) -> None:
    assert sentences(read(path)) == in_the_code


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.parts[-3])
def test_every_sentence_is_translated_with_its_places(path: Path) -> None:
    messages = [message for message in read(path) if message.id]
    if path.parts[-3] == WRITTEN_IN:
        messages = [message for message in messages if any(texts_of(message.string))]

    assert [fault for message in messages for fault in faults(message)] == []


@pytest.mark.parametrize(
    ("message", "fault"),
    [
        (Message("Number {number}", "Nomor {nomor}"), "other places"),
        (Message("Number {number}", "Nomor"), "other places"),
        (Message("Number {number}", ""), "not translated"),
        (Message("Wait", "Tunggu", flags={"fuzzy"}), "not confirmed"),
        (Message(("one", "{n} many"), ("", "")), "not translated"),
    ],
)
def test_a_faulty_translation_is_seen(message: Message, fault: str) -> None:
    assert faults(message)[0].startswith(fault)


def test_a_sound_translation_passes() -> None:
    assert faults(Message("Number {number}", "Nomor {number}")) == []
    assert faults(Message(("One visitor", "{n} visitors"), ("Satu", "{n} pengunjung"))) == []
