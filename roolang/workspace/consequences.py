"""Findings that only follow from others: from statements that could not be read, from imports that are not there."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from operator import attrgetter

from roolang.diagnostics import Finding
from roolang.domain.declaration import fold
from roolang.source import Span
from roolang.syntax.spelling import begun
from roolang.syntax.tree import Agreement, Broken, Consolidated, Module, PartOf, Proposal

ABSENCE = ("RL2008", "RL2011", "RL4102", "RL5202", "RL5661")
"""Findings that something without a name is not there; one that misses a name bears it."""
AMENDING = ("proposal", "consolidated text")
"""Statements that say which text is amended."""
LED = ("RL4004",)
"""Findings that a statement lacks the word that leads it."""
MOST = 200
"""Of so many broken statements nobody can say any more what they lack."""
HEAD = 120
"""So many characters of a broken statement may hold the name that it would have defined."""
FOLLOWING = ("in", "as", "from")
"""Words that follow the name in a definition."""


def without_consequences(found: Iterable[Finding], modules: Sequence[Module], *, lost: bool) -> list[Finding]:
    """The findings that do not follow from broken statements of these modules.

    Nothing is said of a broken statement but why it is broken, nor of what only it may have declared. `lost` says that
    some import was not found: then nobody knows what is not there.
    """
    broken = {id(module.source): sorted(module.broken, key=_start) for module in modules if module.broken}
    if not broken and not lost:
        return list(found)
    every = [each for row in broken.values() for each in row]
    lost = lost or len(every) > MOST
    return [
        finding
        for finding in found
        if not (lost and _misses(finding))
        and not any(_inside(span, broken) for span in _places(finding))
        and not (_misses(finding) and any(_may_hold(each, finding) for each in every))
        and not (finding.code in LED and any(_may_lead(each, finding) for each in every))
    ]


def loses_import(module: Module) -> bool:
    """Whether a statement that brings other files in could not be read."""
    return any(not each.sure and begun(each.span.text[:HEAD])[0] == "use" for each in module.broken)


def _start(broken: Broken) -> int:
    return broken.span.start


def _misses(finding: Finding) -> bool:
    """Whether it says that something is not there: what could not be read or found may hold it."""
    return bool(finding.missing) or finding.code in ABSENCE


def _places(finding: Finding) -> list[Span]:
    """What a finding is about; what it only calls to witness does not count where something is missed."""
    others = () if _misses(finding) else finding.others
    return [label.span for label in (finding.label, *others) if label]


def _inside(span: Span, broken: dict[int, list[Broken]]) -> bool:
    """Whether a place lies in a statement that could not be read."""
    row = broken.get(id(span.source), [])
    at = bisect_right(row, span.start, key=attrgetter("span.start")) - 1
    return at >= 0 and span.start < row[at].span.end


def _precedes(broken: Broken, finding: Finding) -> bool:
    """Whether what could not be read stands before the place of a finding, in its file: a text may begin there."""
    span = finding.label.span if finding.label else broken.span
    return span.source is broken.span.source and broken.span.start < span.start


def _misnamed(broken: Broken) -> bool:
    """Whether a text may begin there by another name than was read: nothing else in the file calls it so."""
    text = broken.span.source.text
    names = [each.name for each in broken.meant if isinstance(each, Agreement | Proposal | Consolidated | PartOf)]
    return any(not broken.sure or len(re.findall(rf"(?<!\w){re.escape(name)}(?!\w)", text)) < 2 for name in names)


def _may_hold(broken: Broken, finding: Finding) -> bool:
    """Whether a statement that could not be read may have declared what a finding misses."""
    head = begun(broken.span.text[:HEAD])[0]
    match finding.code:
        case "RL2011":
            return _precedes(broken, finding)
        case "RL4102" | "RL5661":  # what could not be read to its end may use it, or may say who the parties are
            return True
        case "RL2006" | "RL2012":
            return _misnamed(broken) or _named(finding.missing, broken.span.text)
        case _ if broken.sure:
            return False
        case "RL2008" if head not in AMENDING:
            return bool(head) and finding.label is not None and head in " ".join(finding.label.span.text.split())
        case "RL2005" if head == "parties":
            return True
        case "RL2001" if _nameless(head, broken) or (head in AMENDING and _precedes(broken, finding)):
            return True
    return finding.code == "RL2008" or _named(finding.missing, broken.span.text[:HEAD])


def _may_lead(broken: Broken, finding: Finding) -> bool:
    """Whether what could not be read stands right before what a finding is about."""
    span = finding.label.span if finding.label else broken.span
    between = broken.span.source.text[broken.span.end : span.start]
    return _precedes(broken, finding) and not between.strip()


def _nameless(head: str, broken: Broken) -> bool:
    """Whether a definition lost its name: it may have been any."""
    rest = " ".join(broken.span.text[:HEAD].split()).removeprefix(head).split()
    return head.startswith("define") and (not rest or rest[0] in FOLLOWING)


def _named(name: str, text: str) -> bool:
    return bool(name) and re.search(rf"(?<!\w){re.escape(fold(name))}(?!\w)", fold(text)) is not None
