"""What a command is told twice: an option that holds one thing, or one name with two meanings, is refused."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import typer
from typer.core import TyperCommand

_NAMED = ("FIELD", "NAME", "HEADING", "SHEET", "LIST", "EDITION", "A:B")
"""What may stand before the sign of an option: each says one thing of what it names."""
_AS_GOOD = ("values.", "rates.")
"""`values.FOB` of a good is `FOB`."""


class Once(TyperCommand):
    """A command that takes nothing in silence for what comes later on its line."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """The arguments, as any command reads them, once nothing on the line contradicts itself."""
        given, _, order = self.make_parser(ctx).parse_args(args=[*args])
        options: list[Any] = [*self.params]
        for option in options:
            multiple = getattr(option, "multiple", True) or getattr(option, "is_flag", False)
            if not multiple and order.count(option) > 1:
                message = "this option is there twice, and takes one value: leave one of them out"
                raise typer.BadParameter(message, ctx=ctx, param=option)
            kind, sign, meant = str(option.metavar or "").partition("=")
            if sign and kind in _NAMED:
                self._agreeing(given.get(option.name or "") or [], kind, _parting(meant), ctx, option)
        return super().parse_args(ctx, args)

    def _agreeing(
        self, given: list[str], kind: str, parting: Callable[[str], tuple[str, str]], ctx: Any, option: Any
    ) -> None:
        first: dict[str, tuple[str, str]] = {}
        for text in given:
            name, words = parting(text)
            key = " ".join(name.casefold().split())
            for head in _AS_GOOD if kind == "FIELD" else ():
                key = key.removeprefix(head)
            if first.setdefault(key, (words.strip(), text))[0] != words.strip():
                message = f"`{first[key][1]}` and `{text}` contradict each other: leave one of them out"
                raise typer.BadParameter(message, ctx=ctx, param=option)


def _parting(meant: str) -> Callable[[str], tuple[str, str]]:
    """How a name and what it means are parted: names of files may hold the sign, and so may headings."""
    if meant == "FILE":
        return lambda text: (text.partition("=")[0], text.partition("=")[2])
    return lambda text: (text.rpartition("=")[0], text.rpartition("=")[2])
