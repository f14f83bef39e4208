"""An input that fails made smaller, as long as it fails in the same way."""

from __future__ import annotations

import time
from collections.abc import Callable

from tests.fuzz.case import Made
from tests.fuzz.running import Failure


def smaller(made: Made, sign: str, run: Callable[[Made], Failure | None], seconds: float = 40.0) -> Made:
    """The input without whatever can be left out: lines first, then, but for arguments, single bytes."""
    until = time.monotonic() + seconds

    def fails(content: bytes) -> bool:
        found = run(Made(made.name, content))
        return found is not None and found.sign == sign

    content = b"\n".join(_without([*made.content.split(b"\n")], lambda rows: fails(b"\n".join(rows)), until))
    if made.name != "arguments":
        pieces = [content[i : i + 1] for i in range(len(content))]
        content = b"".join(_without(pieces, lambda rows: fails(b"".join(rows)), until))
    return Made(made.name, content)


def _without(parts: list[bytes], fails: Callable[[list[bytes]], bool], until: float) -> list[bytes]:
    """The parts without which it does not fail: larger and larger numbers of runs are left out in turn."""
    size = max(1, len(parts) // 2)
    while size and time.monotonic() < until:
        at = 0
        while at < len(parts) and time.monotonic() < until:
            tried = parts[:at] + parts[at + size :]
            if fails(tried):
                parts = tried
            else:
                at += size
        size //= 2
    return parts
