"""Where the console script begins: an interruption is quiet from here on, while the commands are being loaded too."""

from __future__ import annotations

import sys


def main() -> None:
    """Loads and runs the commands; 130 if that is interrupted."""
    try:
        from roolang.cli.app import main as run

        run()
    except KeyboardInterrupt:
        sys.exit(130)
