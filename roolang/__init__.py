"""RooLang: preferential rules of origin as code.

The command line is `roolang`; see `docs/language.md` for the language and `docs/architecture.md` for the house.
"""

from typing import Any

__version__ = "0.1.0"


def __getattr__(name: str) -> Any:
    """What Python programs call, brought in when it is asked for."""
    if name == "batch":
        from roolang.workspace.frames import batch

        return batch
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
