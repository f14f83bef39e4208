"""A folder that one run works in: the file `lock` in it holds the number of the process."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from roolang.columnar.engine import Refused
from roolang.diagnostics import Finding, Place

LOCK = "lock"


class Claim:
    """The claim of this process on a folder; that of a process that is gone, or of this very one, is taken over."""

    def __init__(self, folder: Path) -> None:
        self.file = folder / LOCK

    def take(self) -> None:
        """Claims the folder; `OSError` where nothing can be written."""
        while True:
            try:
                with self.file.open("x") as file:
                    file.write(str(os.getpid()))
                return
            except FileExistsError:
                self._take_over()

    def hold(self) -> None:
        """Refuses to go on where another run has claimed the folder by now."""
        if self._holder() != os.getpid():
            raise self._taken()

    def release(self) -> None:
        """Gives the claim up, if it is ours."""
        if self._holder() == os.getpid():
            with suppress(OSError):
                self.file.unlink()

    def _take_over(self) -> None:
        holder = self._holder()
        if holder is None and not self.file.exists():
            return
        if holder is None or (holder != os.getpid() and _runs(holder)):
            raise self._taken()
        self.file.unlink(missing_ok=True)

    def _holder(self) -> int | None:
        try:
            return int(self.file.read_text("utf-8"))
        except (OSError, ValueError):
            return None

    def _taken(self) -> Refused:
        holder = self._holder()
        message = f"another run works on the same slices{f': process {holder}' if holder else ''}"
        help_ = f"wait for it; if there is no such run, delete `{self.file}`"
        return Refused(Finding("RL7410", message, where=Place(str(self.file.parent)), help=help_))


def _runs(process: int) -> bool:
    """Whether there is such a process; where asking would stop it, as on Windows, there is."""
    if os.name == "nt":
        return True
    try:
        os.kill(process, 0)
    except PermissionError:
        return True
    except (OSError, OverflowError):
        return False
    return True
