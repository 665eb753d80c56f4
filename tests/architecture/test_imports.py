"""The reader of imports sees every way to import; otherwise the rules would hold nothing."""

from __future__ import annotations

import pytest

from tests.architecture.imports import circle_in, imports_of, resolve


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("import kivy", "kivy"),
        ("import kivy.app as app", "kivy.app"),
        ("from kivy.app import App", "kivy.app.App"),
        ("from kivy import *", "kivy"),
        ("from . import face", "kiosk.gate.face"),
        ("from .face import Face", "kiosk.gate.face.Face"),
        ("from ..wire import codec", "kiosk.wire.codec"),
        ("import importlib\nimportlib.import_module('kivy.app')", "kivy.app"),
        ("__import__('kivy')", "kivy"),
        ("try:\n    import kivy\nexcept ImportError:\n    pass", "kivy"),
        ("class A:\n    import kivy", "kivy"),
    ],
)
def test_every_way_to_import_is_seen(source: str, target: str) -> None:
    assert target in [found.target for found in imports_of(source, "kiosk.gate.session")]


def test_relative_imports_of_a_package_start_at_itself() -> None:
    found = imports_of("from .face import Face", "kiosk.gate", is_package=True)

    assert [each.target for each in found] == ["kiosk.gate.face.Face"]


def test_imports_inside_functions_are_lazy() -> None:
    source = "import a\ndef f():\n    import b\n    async def g():\n        import c\nimport d"

    found = {each.target: each.lazy for each in imports_of(source, "m")}

    assert found == {"a": False, "b": True, "c": True, "d": False}


def test_imports_for_the_type_checker_are_told_apart() -> None:
    source = "if TYPE_CHECKING:\n    import a\nelse:\n    import b\nif x:\n    import c"

    found = {each.target: each.typing for each in imports_of(source, "m")}

    assert found == {"a": True, "b": False, "c": False}


def test_a_name_resolves_to_the_module_that_holds_it() -> None:
    modules = {"kiosk", "kiosk.domain", "kiosk.domain.types"}

    assert resolve("kiosk.domain.types.Seq", modules) == "kiosk.domain.types"
    assert resolve("kiosk.domain.types", modules) == "kiosk.domain.types"
    assert resolve("kivy.app.App", modules) is None


def test_a_circle_is_found_and_a_diamond_is_none() -> None:
    assert circle_in({"a": {"b", "c"}, "b": {"d"}, "c": {"d"}, "d": set()}) == []
    assert circle_in({"a": {"b"}, "b": {"c"}, "c": {"b"}}) == ["b", "c", "b"]
