"""What nothing foresaw: a finding instead of a traceback, and for one declaration alone where it can be."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import field
from typing import Any, TypeVar

from roolang.diagnostics import Finding, Place
from roolang.domain.declaration import Declaration
from roolang.interpret import Judgement
from roolang.record import record

T = TypeVar("T")


@record(frozen=True, slots=True)
class Failed:
    """A declaration for which something broke off, and what: under one text (`under`), or all together."""

    declaration: str
    finding: Finding
    under: str = ""


def fault(error: Exception, where: Place = Place()) -> Finding:
    """What to say of an exception; with `ROOLANG_DEBUG` set it is raised, unless it is the input that asks too much."""
    if isinstance(error, RecursionError):
        message = "something here is nested too deeply to be worked on"
        help_ = "name the inner parts by `define`, or declare fewer levels"
        return Finding("RL1004", message, where=where, help=help_)
    if isinstance(error, MemoryError):
        message = "this is too much for the memory of this machine"
        return Finding("RL1005", message, where=where, help="give fewer files or declarations at a time")
    if os.environ.get("ROOLANG_DEBUG"):
        raise error
    message = f"our own fault, please report it: {type(error).__name__}: {error}"
    return Finding("RL9001", message, where=where, help="set ROOLANG_DEBUG=1 to see where")


@record(frozen=True, slots=True)
class Contained:
    """Work on one declaration after the other: what breaks off for one is kept in `failed`, and the others go on."""

    failed: list[Failed] = field(default_factory=list)

    def __call__(self, declaration: Declaration, work: Callable[[], T], under: str = "") -> T | None:
        """What comes of the work; `None` where it broke off. What the system refuses is nobody's own."""
        try:
            return work()
        except (OSError, MemoryError):
            raise
        except Exception as error:
            where = Place(declaration.source or declaration.id, declaration.id if declaration.source else "")
            failure = Failed(declaration.id, fault(error, where), under)
            if failure not in self.failed:
                self.failed.append(failure)
            return None

    def told(self, judgement: Judgement, work: Callable[[], T]) -> T | None:
        """The same for what is told of a judgement."""
        return self(judgement.declaration, work, judgement.program.label)

    @property
    def findings(self) -> list[Finding]:
        """What is to be said of it."""
        return [each.finding for each in self.failed]

    @property
    def as_data(self) -> list[dict[str, Any]]:
        """The same for programs: `failed` of `eval --json`."""
        return [
            {
                "declaration": each.declaration,
                "under": each.under or None,
                "code": each.finding.code,
                "message": each.finding.message,
            }
            for each in self.failed
        ]
