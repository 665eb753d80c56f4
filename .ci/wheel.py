"""What the build adds: compiled catalogues, and assets and example settings inside the package.

A wheel carries ``assets/`` as ``kiosk/_assets`` and ``config/`` as ``kiosk/_config``, where
``kiosk.resources`` finds them; an editable install leaves them where they are.
"""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

CARRIED = {"assets": "kiosk/_assets", "config": "kiosk/_config"}
LEFT_OUT = "assets/pictures"  # of the README


def compile_catalogue(source: Path, target: Path) -> None:
    """Write the gettext catalogue ``source`` (.po) as ``target`` (.mo)."""
    with source.open("rb") as po:
        catalogue = read_po(po)
    target.parent.mkdir(parents=True, exist_ok=True)
    with target.open("wb") as mo:
        write_mo(mo, catalogue)


class CustomBuildHook(BuildHookInterface):  # type: ignore[type-arg] # its argument is not public
    """Called by hatchling around the build of a wheel."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile the catalogues; for a wheel that stands alone, list all that it carries."""
        root = Path(self.root)
        if version == "editable":
            for po in sorted(root.glob("assets/locale/**/*.po")):
                compile_catalogue(po, po.with_suffix(".mo"))
            return
        self._scratch = Path(tempfile.mkdtemp(prefix="kiosk-build-"))
        build_data["force_include"].update(self._carried(root))

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Leave nothing behind."""
        del build_data, artifact_path
        if version != "editable":
            shutil.rmtree(self._scratch, ignore_errors=True)

    def _carried(self, root: Path) -> dict[str, str]:
        """Map files on disk to their places in the wheel."""
        carried = {}
        for folder, place in CARRIED.items():
            for source in sorted((root / folder).rglob("*")):
                name = source.relative_to(root).as_posix()
                if source.is_dir() or source.suffix == ".mo" or name.startswith(LEFT_OUT):
                    continue
                inside = source.relative_to(root / folder)
                carried[str(source)] = f"{place}/{inside.as_posix()}"
                if source.suffix == ".po":
                    compiled = self._scratch / inside.with_suffix(".mo")
                    compile_catalogue(source, compiled)
                    carried[str(compiled)] = f"{place}/{inside.with_suffix('.mo').as_posix()}"
        return carried
