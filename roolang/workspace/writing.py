"""Files as they are written: whole or not at all, where the user put them, and never against a lock."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from itertools import chain, count
from pathlib import Path
from stat import S_ISDIR, S_ISREG

from roolang.diagnostics import Finding, Place
from roolang.replacing import is_locked, mode_of, replacing
from roolang.workspace.folders import real, reason_of


def write(path: Path, content: str | bytes) -> Finding | None:
    """Puts a text or bytes into a file by way of a file beside it, so that no half is ever seen; or says why not.

    A link is written through, the marks of the file stay, and a file of several names keeps them all. What is
    marked as read-only is left alone, although a file that may be replaced could be got round.
    """
    try:
        path = real(path)
        status = path.stat() if path.exists() else None
        if status is not None and S_ISDIR(status.st_mode):
            help_ = f"name a file in it: `{path / 'NAME'}`"
            return Finding("RL1006", "cannot write the file: it is a folder", where=Place(str(path)), help=help_)
        if status is not None and is_locked(path, status):
            help_ = "if it may be changed, mark it so: `chmod u+w`"
            return Finding(
                "RL0907", "the file is marked as read-only and is left as it is", where=Place(str(path)), help=help_
            )
        _put(path, content.encode("utf-8", "surrogateescape") if isinstance(content, str) else content, status)
    except (OSError, ValueError) as error:
        return Finding("RL1006", f"cannot write the file: {reason_of(error)}", where=Place(str(path)))
    return None


def keep(path: Path, new: str) -> Finding | None:
    """What another text is about to go over, kept beside it under a name of its own: RL9125, or why it cannot be.

    Nothing is kept of a file that holds the new text or none, nor of what is no file.
    """
    try:
        path = real(path)
        old = path.read_bytes() if path.is_file() else b""
        if not old.strip() or old == new.encode("utf-8", "surrogateescape"):
            return None
        spare = next(each for each in _spares(path) if not each.exists() or each.read_bytes() == old)
        unkept = write(spare, old)
    except (OSError, ValueError) as error:
        return Finding("RL1006", f"cannot keep what the file holds: {reason_of(error)}", where=Place(str(path)))
    message = f"the file held another text, which is now in `{spare.name}`"
    help_ = f"take over what was mended by hand from `{spare.name}`, or delete it"
    return unkept or Finding("RL9125", message, where=Place(str(path)), help=help_)


def _spares(path: Path) -> Iterator[Path]:
    """`round_2.roo.bak`, and should that hold something else, `round_2.roo.bak2` and so on."""
    return (path.with_name(f"{path.name}.bak{number}") for number in chain([""], count(2)))


def _put(path: Path, content: bytes, status: os.stat_result | None) -> None:
    """Writes beside the file and moves into its place; a device, or a file of several names, is written itself."""
    if status is not None and not S_ISREG(status.st_mode):
        path.write_bytes(content)
        return
    if status is not None and status.st_nlink > 1:
        _overwrite(path, content, status)
        return
    with replacing(path) as spare:
        spare.write_bytes(content)


def _overwrite(path: Path, content: bytes, status: os.stat_result) -> None:
    """The same file with another content; what it held comes back if that fails or is interrupted.

    A file beside it holds the whole new content. It goes once the file itself is whole again, new or old, not sooner.
    """
    before = path.read_bytes()
    spare = _beside(path, content, status)
    try:
        path.write_bytes(content)
    except BaseException:
        try:
            path.write_bytes(before)
        except OSError as error:
            raise OSError(error.errno, f"{error.strerror}; the whole new text is in `{spare}`") from error
        spare.unlink()
        raise
    spare.unlink()


def _beside(path: Path, content: bytes, status: os.stat_result) -> Path:
    """A new file beside another that holds the content, on the disk; none where that fails."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name[:40]}.")
    spare = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        spare.chmod(mode_of(status))
    except BaseException:
        spare.unlink(missing_ok=True)
        raise
    return spare
