"""The command line as a person calls it: arguments in; status, output and complaints out."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from io import BytesIO, StringIO, TextIOWrapper
from unittest.mock import patch

from roolang.cli.app import main


@dataclass(frozen=True)
class Run:
    """What a call came to."""

    status: int
    out: str
    err: str


def roolang(*arguments: str, stdin: bytes = b"") -> Run:
    """One call in this process; a traceback would show as an exception of the test."""
    out, err = StringIO(), StringIO()
    status: object = 0
    with (
        patch.object(sys, "argv", ["roolang", *arguments]),
        patch.object(sys, "stdout", out),
        patch.object(sys, "stderr", err),
        patch.object(sys, "stdin", TextIOWrapper(BytesIO(stdin))),
    ):
        try:
            main()
        except SystemExit as stop:
            status = stop.code
    return Run(status if isinstance(status, int) else 0, out.getvalue(), err.getvalue())
