"""What the README tells people to type exists, and the two commands for everybody are there."""

from __future__ import annotations

import re

from tests.architecture.imports import ROOT

THE_TWO = ["make demo", "make test"]
FENCE = re.compile(r"^```(?:sh|bash|console|shell)\n(.*?)^```", re.MULTILINE | re.DOTALL)
MAKE = re.compile(r"\bmake ([a-z][a-z-]*)")
TARGET = re.compile(r"^([a-z][a-z-]*):(?!=)([^\n]*)\n(\t[^\n]+)?", re.MULTILINE)


def commands(markdown: str) -> list[str]:
    """Return the lines of the shell blocks, without prompts and comments."""
    lines = [line for block in FENCE.findall(markdown) for line in block.splitlines()]
    stripped = [line.split(" #")[0].strip().removeprefix("$ ") for line in lines]
    return [line for line in stripped if line and not line.startswith("#")]


def targets(makefile: str) -> dict[str, str]:
    """Return the targets that do something, each with what it does first."""
    return {name: recipe for name, _, recipe in TARGET.findall(makefile) if recipe}


def test_the_two_commands_come_first() -> None:
    made = [line for line in commands((ROOT / "README.md").read_text()) if MAKE.match(line)]

    assert made[:2] == THE_TWO


def test_every_make_command_of_the_readme_is_a_target() -> None:
    named = set(MAKE.findall("\n".join(commands((ROOT / "README.md").read_text()))))

    assert named <= set(targets((ROOT / "Makefile").read_text()))


def test_the_two_commands_prepare_the_machine() -> None:
    makefile = (ROOT / "Makefile").read_text()

    for command in THE_TWO:
        rule = next(rule for rule in TARGET.findall(makefile) if f"make {rule[0]}" == command)
        assert "ready-to-" in rule[1]


def test_commands_are_read_from_shell_blocks_only() -> None:
    markdown = "make tea\n```sh\n$ make demo  # see it\n# a note\n```\n```toml\nmake = 1\n```\n"

    assert commands(markdown) == ["make demo"]


def test_a_target_that_does_nothing_is_none() -> None:
    assert targets("demo: ready\n\trun\nlint:\n\nX := 1\n") == {"demo": "\trun"}
