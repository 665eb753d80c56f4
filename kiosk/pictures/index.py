"""The page to leaf through all pictures: one row per screen, filters on top, no script needed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from html import escape
from pathlib import Path

from kiosk.pictures.figures import FIGURES, Measures

STYLE = """
:root { color-scheme: light }
body { margin: 2rem; background: #FBF6EC; color: #16241F; font: 16px/1.45 system-ui, sans-serif }
h1 { font-size: 1.6rem } h2 { margin: 2.4rem 0 .6rem; font-size: 1.15rem }
nav a { margin-right: .8rem; color: #0E4D45 }
.row { display: flex; flex-wrap: wrap; gap: 1rem; align-items: flex-end }
figure { margin: 0; max-width: 24rem }
img { display: block; max-height: 22rem; max-width: 24rem; border-radius: 10px;
  box-shadow: 0 1px 8px #16241f22 }
figcaption { font-size: .8rem; color: #46554F; padding-top: .3rem }
.fault { color: #8C2616; font-weight: 600 }
"""


def write_index(folder: Path, measures: Mapping[str, Measures]) -> None:
    """Write ``index.html`` for the pictures of ``measures``, by screen, in their order."""
    rows: dict[str, list[str]] = defaultdict(list)
    for name in measures:
        rows[name.split(".", 1)[0]].append(name)
    links = "".join(f'<a href="#{escape(screen)}">{escape(screen)}</a> ' for screen in rows)
    parts = "".join(_row(screen, names, measures) for screen, names in rows.items())
    faults = sum(bool(one.clipped or one.overlapping) for one in measures.values())
    page = (
        "<!doctype html><html lang=en><meta charset=utf-8>"
        f"<title>Screens of the kiosk</title><style>{STYLE}</style>"
        f"<h1>{len(measures)} pictures of {len(rows)} screens, {faults} with a fault</h1>"
        f"<nav>{links}</nav>{parts}</html>"
    )
    (folder / "index.html").write_text(page, "utf-8")


def _row(screen: str, names: list[str], measures: Mapping[str, Measures]) -> str:
    figures = "".join(_figure(name, measures[name]) for name in names)
    return f'<h2 id="{escape(screen)}">{escape(screen)}</h2><div class=row>{figures}</div>'


def _figure(name: str, one: Measures) -> str:
    _, language, size, mode, _ = name.split(".")
    said = [
        f"{figure.label} {least.value} {figure.unit}"
        for figure in FIGURES
        if (least := figure.of(one)) is not None
    ]
    faults = "; ".join(one.clipped + one.overlapping)
    fault = f"<br><span class=fault>{escape(faults)}</span>" if faults else ""
    caption = f"{language} · {size} · {mode}<br>{escape(' · '.join(said))}{fault}"
    file = escape(name)
    return (
        f'<figure><a href="{file}"><img loading=lazy src="{file}" alt="{file}"></a>'
        f"<figcaption>{caption}</figcaption></figure>"
    )
