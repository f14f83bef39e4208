"""`roolang lsp`: the language server, over standard input and output."""

from __future__ import annotations

from importlib.util import find_spec

from roolang.cli.screen import print_findings
from roolang.diagnostics import Finding, Place

NEEDED = ("pygls", "lsprotocol")


def run() -> int:
    """Serves until the editor ends it; 2 if the library of the protocol is not there."""
    if any(find_spec(each) is None for each in NEEDED):
        message = "the language server needs the package pygls, which is not installed"
        help_ = 'run `python -m pip install "roolang[lsp]"`'
        print_findings([Finding("RL8100", message, where=Place(option="lsp"), help=help_)])
        return 2
    from roolang.lsp.server import serve

    return serve()
