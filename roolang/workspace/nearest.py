"""Where the file of settings of some rules lies, and whether it may be believed.

It is called `roolang.toml` and lies beside the rules, or in a folder above them.
"""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterator
from pathlib import Path

from roolang.limits import MAX_ABOVE
from roolang.record import record
from roolang.workspace import folders
from roolang.workspace.files import inside, standard

FILE = "roolang.toml"


def grouped(names: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    """The names by the file of settings nearest to each, in order."""
    groups: dict[Path | None, tuple[str, ...]] = {}
    for name in names:
        nearest = _nearest(name)
        found = nearest.file if nearest else None
        groups[found] = (*groups.get(found, ()), name)
    return tuple(groups.values())


@record(frozen=True, slots=True)
class Nearest:
    """A file of settings, and the folder from which it was looked for."""

    file: Path
    start: Path

    @property
    def trusted(self) -> bool:
        """Whether nobody but we, the system, the owner of the rules, or a group that one of these let in can have
        written the settings.

        Beside the rules they are as good as these: whoever may write there may write rules.
        """
        if self.file.parent == self.start or sys.platform == "win32":
            return True
        try:
            states = [self.file.stat(), self.file.parent.stat()]
            owners = {os.geteuid(), 0, self.start.stat().st_uid}
        except OSError:
            return False
        return all(each.st_uid in owners and not each.st_mode & stat.S_IWOTH for each in states)


def nearest_to(rules: tuple[str, ...]) -> Iterator[Nearest]:
    """The nearest file of settings to each of the rules, each file once."""
    found = [nearest for name in rules or (".",) if (nearest := _nearest(name)) is not None]
    yield from {each.file: each for each in reversed(found)}.values()


def _nearest(name: str) -> Nearest | None:
    """The nearest file of settings; to where one stands, if the name is among the standard rules."""
    try:
        path = folders.real(Path(name))
        there = path.exists() and not inside(path, standard())
        start = (path if path.is_dir() else path.parent) if there else Path.cwd()
        return next((Nearest(file, start) for folder in _upward(start) if (file := folder / FILE).is_file()), None)
    except (OSError, ValueError):
        return None


def _upward(start: Path) -> Iterator[Path]:
    for folder in [start, *start.parents][: MAX_ABOVE + 1]:
        yield folder
        if (folder / ".git").exists() or folder == folders.home():
            return
