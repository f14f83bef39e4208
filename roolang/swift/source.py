"""The source of one function in the making: its names are our own, what comes from a text is handed over as a value."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeAlias

from roolang.domain.declaration import Declaration
from roolang.swift.columns import Columns, Numbers

Judging: TypeAlias = Callable[[Columns, Numbers, Numbers, Declaration], int]
"""0 no, 1 unknown, 2 yes, of a good of which these materials do not originate and of these nobody knows; `ASK`: ask
the interpreter."""
NO, UNKNOWN, YES = 0, 1, 2
ASK = -1
DEEPEST = 60
"""So many conditions may stand in one another: Python reads no more than a hundred steps of indentation."""


class TooDeepError(Exception):
    """Conditions stand in one another deeper than a function can be written."""


class Source:
    """Lines of a function, and the values that its names stand for."""

    def __init__(self) -> None:
        self.names: dict[str, object] = {}
        self.once: dict[object, str] = {}
        self._lines: list[str] = []
        self._depth = 1
        self._made = 0

    def name(self) -> str:
        """A name that is nowhere used yet."""
        self._made += 1
        return f"x{self._made}"

    def value(self, value: object) -> str:
        """The name of a value."""
        name = self.name()
        self.names[name] = value
        return name

    def put(self, *lines: str) -> None:
        """Adds lines here."""
        self._lines += ["    " * self._depth + line for line in lines]

    @contextmanager
    def inside(self, line: str) -> Iterator[None]:
        """Lines under `if ...:` or the like."""
        if self._depth > DEEPEST:
            raise TooDeepError
        self.put(line)
        self._depth += 1
        yield
        self._depth -= 1

    def function(self, result: str) -> Judging:
        """The function, which gives what stands in a variable."""
        before = [f"    {each} = None" for each in self.once.values()]
        text = "\n".join(["def judging(c, not_, open_, d):", *before, *self._lines, f"    return {result}"])
        space: dict[str, object] = dict(self.names)
        exec(compile(text, "<a rule of origin>", "exec"), space)
        found: Judging = space["judging"]  # type: ignore[assignment]
        return found
