"""Files and folders as they are found on a disk: bounded, and every refusal a finding.

A folder is walked without following links to other folders, so that no circle of links is walked for ever and no
file outside the folder is read for lying behind a link in it.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from errno import ELOOP
from pathlib import Path
from stat import S_ISDIR

from roolang.diagnostics import Finding, Place
from roolang.limits import MAX_ENTRIES, MAX_FILES, MAX_UNREADABLE

SUFFIX = ".roo"


def content_of(path: Path, most: int) -> bytes | None:
    """The bytes of a file; `None` if there are more than `most`, of which no more is read than shows it."""
    with path.open("rb") as file:
        if os.fstat(file.fileno()).st_size > most:
            return None
        content = file.read(most + 1)
    return content if len(content) <= most else None


def reason_of(error: OSError | ValueError) -> str:
    """Why the system refuses, in its words; it has none for what cannot be a name of a file at all."""
    said = (error.strerror or "it cannot be read") if isinstance(error, OSError) else "not a file name"
    return said[:1].lower() + said[1:]


def real(path: Path) -> Path:
    """Where a path really leads; a circle of links is an error of the system's, as it is to whoever opens it."""
    try:
        return path.resolve()
    except RuntimeError:  # so says Python before 3.13
        raise OSError(ELOOP, os.strerror(ELOOP), str(path)) from None


def home() -> Path | None:
    """The user's own folder; a user without an entry on this system, as in a container, has none."""
    try:
        return Path.home()
    except RuntimeError:
        return None


@dataclass
class Walk:
    """A walk through one folder: the rule files in it, in order, and what stood in the way.

    Other files are looked for by `endings`.
    """

    root: Path
    endings: tuple[str, ...] = (SUFFIX,)
    files: list[Path] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    seen: int = 0

    def run(self) -> None:
        """Goes through the folder and all below it."""
        waiting = [self.root]
        while waiting:
            below = []
            for path, kind in self._entries(waiting.pop()):
                self.seen += 1
                if self.seen > MAX_ENTRIES:
                    self._too_many(f"more than {MAX_ENTRIES:,} files and folders")
                    return
                if kind == "folder":
                    below.append(path)
                elif kind == "link":
                    self._linked(path)
                elif path.suffix in self.endings:
                    self._take(path, kind)
                if len(self.files) > MAX_FILES:
                    del self.files[MAX_FILES:]
                    self._too_many(f"more than {MAX_FILES:,} rule files")
                    return
            waiting += reversed(below)

    def _entries(self, folder: Path) -> Iterator[tuple[Path, str]]:
        """What stands in one folder, by name, each with its kind."""
        try:
            with os.scandir(folder) as found:
                entries = sorted(found, key=lambda entry: entry.name)
        except OSError as error:
            self.report("RL1006", f"cannot read the folder: {reason_of(error)}", folder)
            return
        for entry in entries:
            kind = "link" if entry.is_symlink() else "folder" if entry.is_dir() else "file" if entry.is_file() else ""
            yield folder / entry.name, kind

    def _take(self, path: Path, kind: str) -> None:
        if kind == "file":
            self.files.append(path)
        else:
            self.report("RL1006", "cannot read the file: it is a device or a pipe", path)

    def _linked(self, path: Path) -> None:
        """A link: to a file of the folder, which is read; or away from it, which is not followed."""
        try:
            mode = path.stat().st_mode
        except OSError as error:
            if path.suffix in self.endings:
                self.report("RL1006", f"cannot read the file: {reason_of(error)}", path)
            return
        inside = real(path).is_relative_to(real(self.root))
        if path.suffix in self.endings and not S_ISDIR(mode):
            if inside:
                self.files.append(path)
            else:
                help_ = "put the file itself into the folder, or name it on the command line"
                self.report("RL2010", "this link leads out of the folder", path, help_)
        elif S_ISDIR(mode) and not inside:
            self.report("RL0909", "this link to a folder elsewhere is not followed", path, "name that folder as well")

    def _too_many(self, what: str) -> None:
        help_ = "name the folder that holds the rules, or the files one by one"
        self.findings.append(Finding("RL0905", f"this folder holds {what}", where=Place(str(self.root)), help=help_))

    def report(self, code: str, message: str, path: Path, help_: str = "") -> None:
        """Keeps a finding; of very many, says only that there are more."""
        if len(self.findings) < MAX_UNREADABLE:
            self.findings.append(Finding(code, message, where=Place(str(path)), help=help_))
        elif len(self.findings) == MAX_UNREADABLE:
            self.findings.append(Finding("RL1006", "more than this cannot be read here", where=Place(str(self.root))))
