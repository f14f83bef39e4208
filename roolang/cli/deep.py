"""`roolang check --deep`: questions to the solver about every text of the rules, in each view."""

from __future__ import annotations

from datetime import date

from roolang.cli.progress import Progress
from roolang.diagnostics import Finding
from roolang.diff.deep import deep
from roolang.lower import Text
from roolang.smt.solver import Solver
from roolang.sweep.room import Room, rooms
from roolang.workspace.rules import Rules
from roolang.workspace.workspace import Workspace


def deep_findings(names: tuple[str, ...]) -> list[Finding]:
    """What is found of the texts that the files begin, each as it stands today, or on its first day if to come."""
    workspace = Rules(*names).workspace
    texts = [text for name in workspace.library.own if (text := workspace.library.find(name)) is not None]
    found: list[Finding] = []
    with Solver() as solver, Progress("asking the solver", len(texts)) as progress:
        for text in texts:
            progress.step(text.name)
            for view in workspace.views(text, _day(workspace, text)):
                program, _ = workspace.program(text, view)
                found += deep(program, solver)
    return list(dict.fromkeys(found))


def rooms_found(names: tuple[str, ...]) -> list[Room]:
    """Each open number of the files that tests bear on, with the values for which they pass."""
    workspace = Rules(*names).workspace
    with Progress("trying open numbers", 0) as progress:
        return list(rooms(workspace, progress.step))


def _day(workspace: Workspace, text: Text) -> date:
    days = workspace.days(text)
    return max((day for day in days if day <= date.today()), default=days[0])
