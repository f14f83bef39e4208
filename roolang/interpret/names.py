"""The names of a declaration against those that the rules have: a slip of the pen is a fact that nobody hears."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from roolang.diagnostics import Finding
from roolang.diagnostics.place import quoted
from roolang.diagnostics.suggest import a_slip, nearest
from roolang.domain.declaration import Declaration, Item, Said, fold, items_of
from roolang.domain.events import any_day
from roolang.domain.loading.countries import CODES, UNION, USUAL, union_of
from roolang.domain.loading.report import Report
from roolang.domain.operations import doubted, narrowed
from roolang.ir.program import Program

WHAT = {
    "amount": "asks for {} of anything",
    "description": "describes goods as {}",
    "question": "asks whether {} is established",
    "quota": "has a quota {}",
    "operation": "knows an operation {}",
    "text": "is called {}",
}
"""What nothing in the rules does with a name, by its kind."""
MADE_UP = {"operation", "description", "question"}
"""Names that a text makes up as it goes: the slip may as well be its own."""
OR_THEIRS = " The rules say that: if the slip is theirs, mend it there"
LISTED = (
    "`roolang read` names the operations that the text takes as insufficient: if it is one of them, write that name"
)
NEAR = 0.8
"""How alike names must be to be looked at more closely: a declaration may say more than these rules ask."""
MOST = 2000
"""So many names that the rules do not have are looked up; beyond, one more is not helped by being told of."""


@dataclass(slots=True)
class Known:
    """What rules call things: by kind, the folded names with their spelling; and whose territory they speak of."""

    names: dict[str, dict[str, str]] = field(default_factory=dict)
    parties: tuple[str, ...] = ()
    states: frozenset[str] = CODES
    _near: dict[tuple[str, str], str] = field(default_factory=dict)

    def meant(self, said: Said) -> str:
        """The folded name that one may be a slip for; nothing if the rules have it, or none like it."""
        key = said.kind, fold(said.words)
        there = self.names.get(said.kind, {})
        if key[1] in there or not there:
            return ""
        if key not in self._near and len(self._near) < MOST:
            alike = nearest(key[1], there, 3, NEAR)
            self._near[key] = next((name for name in alike if a_slip(key[1], name)), "")
        return self._near.get(key, "")


def known(programs: Iterable[Program]) -> Known:
    """What some programs call things; a declaration may speak of their texts and of those that they amend."""
    names: dict[str, dict[str, str]] = {"text": {}}
    parties: dict[str, None] = {}
    states: set[str] = set()
    for program in programs:
        names["text"] |= {fold(text): text for text in (program.name, *program.amends)}
        parties |= dict.fromkeys(program.parties)
        states |= {state for entry in program.accumulating for state in entry.states}
        for name, word in program.vocabulary.items():
            for kind in word.kinds:
                names.setdefault(kind, {})[name] = word.said
    return Known(names, tuple(parties), CODES | states | frozenset(parties))


def check_names(declaration: Declaration, rules: Known) -> tuple[Finding, ...]:
    """RL7101 for names near one that the rules have, RL7102 for countries that nobody knows, RL7111 for member states,
    RL7112 for operations that no rule knows.

    A name like none of the rules is in order: other rules may ask for it. So is one near a name that the item
    says as well, since then it is another.
    """
    report = Report(declaration.places)
    meagre = tuple(rules.names.get("insufficient", {}))
    members: set[str] = set()
    day = any_day(declaration)
    for item in items_of(declaration.good):
        own = {(said.kind, fold(said.words)) for said in item.said}
        if meagre and (item is declaration.good or item.self_produced):
            _operations(item, rules, meagre, report)
        for said in item.said:
            if said.kind == "country" and union_of(said.words, rules.parties, day):
                if said.words not in members:
                    _member(said, report)
                members.add(said.words)
            elif said.kind == "country":
                _country(said, rules, report)
            elif (meant := rules.meant(said)) and (said.kind, meant) not in own:
                what = WHAT[said.kind].format(quoted(said.words))
                theirs = rules.names[said.kind][meant]
                help_ = f"did you mean `{theirs}`?{OR_THEIRS if said.kind in MADE_UP else ''}"
                report.add("RL7101", said.place, f"nothing in the rules {what}", help_)
    return tuple(report.findings)


def _operations(item: Item, rules: Known, meagre: tuple[str, ...], report: Report) -> None:
    """RL7112 for operations that count as sufficient, or may, by no more than their names; once there is one that
    the rules know, it is no matter."""
    found = [said for said in item.said if said.kind == "operation" and fold(said.words) not in meagre]
    there = rules.names.get("operation", {})
    if any(fold(said.words) in there and not narrowed(fold(said.words), meagre) for said in found):
        return
    for said in found:
        name, what = fold(said.words), quoted(said.words)
        near = doubted(name, meagre) if name not in there else ""
        fewer = near or narrowed(name, meagre)
        if near:
            message = (
                f"{what} may be another name for {quoted(near)}: whether it is more than insufficient is left open"
            )
        elif fewer:
            message = f"{what} is taken as more than {quoted(fewer)}"
        elif rules.meant(said):
            continue
        else:
            message = f"no rule knows the operation {what}: it is taken as more than insufficient"
        help_ = f"if it was no more, write `{rules.names['insufficient'][fewer]}`" if fewer else LISTED
        report.add("RL7112", said.place, message, help_)


def _member(said: Said, report: Report) -> None:
    name = quoted(said.words)
    message = f"{name} is a member of `{UNION}`, a party of these rules, and is read as `{UNION}`"
    report.add("RL7111", said.place, message, f"write `{UNION}`")


def _country(said: Said, rules: Known, report: Report) -> None:
    if said.words in rules.states:
        return
    usual = USUAL.get(said.words)
    help_ = f"did you mean `{usual}`?" if usual else ""
    if not usual and rules.parties:
        help_ = f"the parties are {', '.join(rules.parties)}"
    report.add("RL7102", said.place, f"{quoted(said.words)} is no country that ISO 3166 has a code for", help_)
