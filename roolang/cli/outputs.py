"""Where the outputs of a run go: never two to one place, and never over what the run reads."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

from roolang.diagnostics import Finding, Place
from roolang.domain.tables.kinds import ENDINGS
from roolang.workspace.folders import SUFFIX
from roolang.workspace.nearest import FILE

OUT = "-"
"""Stands for standard output."""
READ = (SUFFIX, *ENDINGS, FILE)
"""How the names of files end that rules, declarations and settings bring in: which ones is known once all is read."""
Output = tuple[str, str]
"""An option with the file that it names."""


def clash(
    outputs: Sequence[Output],
    inputs: Iterable[str | os.PathLike[str]] = (),
    makes: Mapping[str, tuple[str, ...]] = MappingProxyType({}),
) -> list[Finding]:
    """What is wrong with the places by themselves: two outputs in one, or one over what is read.

    `makes` says of an option which of the endings `READ` its file should have, so that one may be written anew.
    """
    found = []
    for i, (option, name) in enumerate(outputs):
        if not name.strip():
            found.append(
                Finding("RL8012", f"{option} names no file", where=Place(option=option), help=f"write `{option} FILE`")
            )
        others = [other for other, place in outputs[:i] if _same(place, name)]
        if others:
            where = "standard output" if name == OUT else f"`{name}`"
            message = f"{others[0]} and {option} both go to {where}"
            found.append(
                Finding("RL8012", message, where=Place(option=option), help="give one of them a file of its own")
            )
    files = [each for each in outputs if each[1] != OUT and _is_file(each[1])]
    inputs = list(inputs) if files else []
    for option, name in files:
        if any(_same_file(name, each) for each in inputs):
            message = f"{option} would go over `{name}`, which this run reads"
        elif name.lower().endswith(tuple(each for each in READ if each not in makes.get(option, ()))):
            message = f"{option} would go over `{name}`, which by its name is a rule file, a table or settings"
        else:
            continue
        found.append(
            Finding("RL8012", message, where=Place(option=option), help="give it a file of its own, or delete that one")
        )
    return found


def _same(one: str, other: str) -> bool:
    """Whether two outputs go to one place; what no file can be called is refused when it is written."""
    try:
        return one == other or (OUT not in (one, other) and os.path.realpath(one) == os.path.realpath(other))
    except ValueError:
        return False


def _is_file(name: str) -> bool:
    """Whether there is something to lose: a device or a pipe keeps nothing."""
    try:
        return os.path.isfile(name)
    except ValueError:
        return False


def _same_file(output: str, read: str | os.PathLike[str]) -> bool:
    """Whether two names are of one file, by links of any kind too."""
    try:
        return os.path.samefile(output, read)
    except (OSError, ValueError):
        return False
