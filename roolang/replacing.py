"""A file made beside its place and moved into it whole, so that no half is ever seen."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from errno import EACCES
from pathlib import Path
from stat import S_IMODE

WRITABLE = 0o222
"""Any of these marks in the mode of a file lets somebody write it."""


def is_locked(path: Path, status: os.stat_result) -> bool:
    """Whether a file is marked as read-only, or is not ours to write."""
    return not status.st_mode & WRITABLE or not os.access(path, os.W_OK)


def mode_of(status: os.stat_result | None) -> int:
    """The marks that a file keeps, or that a new one is to have."""
    if status is not None:
        return S_IMODE(status.st_mode)
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """A file to write to, moved into the place of `path` when the block ends well, and deleted if it does not.

    A link is written through and the marks of the file stay. `PermissionError` where it is marked as read-only,
    although a file that may be replaced could be got round.
    """
    import tempfile  # which takes longer than all else here, and most runs write nothing

    path = Path(os.path.realpath(path))
    status = path.stat() if path.exists() else None
    if status is not None and is_locked(path, status):
        raise PermissionError(EACCES, "the file is marked as read-only", str(path))
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name[:40]}.")
    os.close(handle)
    spare = Path(name)
    try:
        yield spare
        with spare.open("rb") as file:
            os.fsync(file.fileno())
        spare.chmod(mode_of(status))
        os.replace(spare, path)
    finally:
        spare.unlink(missing_ok=True)
