"""`python -m benchmarks.alone lark|nothing FILE`: a work of `checking` in its own process, in seconds."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

import lark.lexer

from roolang.syntax.terminals import build, parser
from roolang.workspace.rules import Rules


def main(work: str, file: str) -> None:
    """Times the work once, with the parser made before."""
    os.environ["ROOLANG_CACHE"] = "off"
    lark.lexer.has_interegular = False
    text, bare = Path(file).read_text(encoding="utf-8"), build() if work == "lark" else None
    parser()
    started = time.process_time()
    if bare is not None:
        bare.parse(text)
    else:
        Rules(file).findings()
    print(time.process_time() - started)


if __name__ == "__main__":
    main(*sys.argv[1:])
