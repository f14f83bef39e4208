"""A folder of the user's where work is kept for the next run. Whatever goes wrong with it, the work is done anew.

`ROOLANG_CACHE` names the folder, or is `off`. A folder that others may write to, or that is somebody else's, is not
used.
"""

from __future__ import annotations

import os
import stat
import sys
import time
from contextlib import suppress
from pathlib import Path

OFF = {"off", "no", "0", "false", ""}
LARGEST = 128_000_000
"""So many bytes are kept; then the entries unused longest go, until half is left."""
SUFFIX = ".roo-cache"
UNFINISHED = ".unfinished-"
AN_HOUR = 3600


def folder() -> Path | None:
    """Where entries are kept; None if they are not to be, or cannot be safely."""
    wanted = os.environ.get("ROOLANG_CACHE")
    if wanted is not None and wanted.strip().casefold() in OFF:
        return None
    try:
        path = Path(wanted) if wanted else _usual()
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
        return path if _ours(path.stat()) else None
    except (OSError, RuntimeError, ValueError):
        return None


def _usual() -> Path:
    """The folder for such things on this system."""
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local") / "roolang" / "cache"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches" / "roolang"
    given = os.environ.get("XDG_CACHE_HOME", "")
    return (Path(given) if os.path.isabs(given) else Path.home() / ".cache") / "roolang"


def _ours(status: os.stat_result) -> bool:
    """Whether it belongs to us and nobody else may write to it."""
    if sys.platform == "win32":
        return True
    return status.st_uid == os.geteuid() and not status.st_mode & (stat.S_IWGRP | stat.S_IWOTH)


def fetch(key: str) -> bytes | None:
    """The entry of a key, if there is one."""
    path = _place(key)
    if path is None:
        return None
    try:
        with path.open("rb") as file:
            status = os.fstat(file.fileno())
            if not _ours(status) or not stat.S_ISREG(status.st_mode):
                return None
            content = file.read()
        with suppress(OSError):
            os.utime(path)
        return content
    except OSError:
        return None


def keep(key: str, content: bytes) -> None:
    """Keeps an entry, at once or not at all."""
    path = _place(key)
    if path is None or len(content) > LARGEST // 4:
        return
    import tempfile

    name = ""
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=UNFINISHED)
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        os.replace(name, path)
        _tidy(path.parent)
    except OSError:
        if name:
            with suppress(OSError):
                os.unlink(name)


def _place(key: str) -> Path | None:
    where = folder()
    return where and where / f"{key}{SUFFIX}"


def _tidy(where: Path) -> None:
    """Removes the entries unused longest, once there are too many; and what a run left that was cut short."""
    found: list[tuple[float, int, str]] = []
    with os.scandir(where) as entries:
        for entry in entries:
            status = entry.stat(follow_symlinks=False)
            if entry.name.endswith(SUFFIX):
                found.append((status.st_mtime, status.st_size, entry.path))
            elif entry.name.startswith(UNFINISHED) and status.st_mtime < time.time() - AN_HOUR:
                os.unlink(entry.path)
    total = sum(size for _, size, _ in found)
    if total <= LARGEST:
        return
    for _, size, path in sorted(found):
        if total <= LARGEST // 2:
            break
        with suppress(OSError):
            os.unlink(path)
        total -= size
