"""What comes of a slip: whether it is found on its line, and whether a fix that is offered undoes it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from unittest.mock import patch

from roolang.diagnostics import Finding
from roolang.source import SourceFile
from roolang.syntax import parse
from roolang.syntax.tree import Node
from roolang.workspace.judging import findings_of
from roolang.workspace.sources import Sources
from roolang.workspace.workspace import workspace_of
from tests.slips.making import Slip

parsed = lru_cache(maxsize=200)(parse)
"""Most files are read many times."""


@dataclass(frozen=True)
class Outcome:
    """One slip: what was found because of it; `seen` on its line, `mended` by a fix, `valid` as another text."""

    slip: Slip
    found: tuple[Finding, ...]
    seen: bool
    mended: bool
    valid: bool

    @property
    def good(self) -> bool:
        return self.seen and self.mended

    def __str__(self) -> str:
        said = [f"   {f.code} {f.place.split(':', 1)[-1]}: {f.message} - {f.help}" for f in self.found[:3]]
        return "\n".join([f"{'ok' if self.good else 'NOT'} {self.slip}", *said])


def judged(slip: Slip) -> Outcome:
    """The slip, checked as a user would, and each fix that is offered on its line tried."""
    before = set(told(slip.path, slip.before))
    here = findings(slip.path, slip.after)
    found = tuple(finding for finding in here if _told(finding) not in before)
    near = [finding for finding in found if slip.line in _lines(finding)]
    fixes = dict.fromkeys(fix for finding in near for fix in finding.fixes)
    mended = any(_undoes(slip, _applied(slip.after, fix.span.start, fix.span.end, fix.new), before) for fix in fixes)
    return Outcome(slip, found, bool(near), mended, not found and bool(tree(slip.path, slip.after)))


def _applied(text: str, start: int, end: int, new: str) -> str:
    return text[:start] + new + text[end:]


def _undoes(slip: Slip, text: str, before: set[tuple[str, str]]) -> bool:
    """Whether a mended text says what the text said before the slip, and no more is found in it."""
    return tree(slip.path, text) == tree(slip.path, slip.before) and set(told(slip.path, text)) <= before


def tree(path: Path, text: str) -> tuple[Node, ...]:
    return parsed(SourceFile(str(path), text))[0].statements


def findings(path: Path, text: str) -> tuple[Finding, ...]:
    """Everything that `roolang check` finds in a file."""
    sources = Sources()
    with patch("roolang.workspace.sources.parse", parsed):
        sources.add_vocabulary()
        sources.add_text(SourceFile(str(path), text), path.parent)
        return tuple(dict.fromkeys(findings_of(workspace_of(sources), sources)))


@lru_cache(maxsize=512)
def told(path: Path, text: str) -> tuple[tuple[str, str], ...]:
    return tuple(map(_told, findings(path, text)))


def _told(finding: Finding) -> tuple[str, str]:
    return finding.code, finding.message


def _lines(finding: Finding) -> set[int]:
    """The lines that a finding points to: its place, and the places of the edits that it offers."""
    spans = [finding.label.span] if finding.label else []
    return {span.place[0] for span in [*spans, *(fix.span for fix in finding.fixes)]}
