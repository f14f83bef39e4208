"""`roolang eval --all`: one product by every agreement that covers its trade, the best first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import field, replace
from functools import partial
from pathlib import PurePath

from roolang.cli.faults import Contained
from roolang.cli.judging import Asked, judge_one, said_amiss, undated
from roolang.cli.progress import Progress
from roolang.diagnostics import Finding, Place
from roolang.diagnostics.suggest import did_you_mean
from roolang.domain.declaration import Declaration, fold
from roolang.domain.events import any_day
from roolang.domain.loading.load import READERS
from roolang.domain.tables.kinds import is_table
from roolang.domain.truth import Truth
from roolang.explain.ranking import Comparison, Option, options, ranked, without_preference
from roolang.interpret import Judgement
from roolang.record import record
from roolang.workspace.covering import Agreement, Choice, agreements_of, choose
from roolang.workspace.files import ALL
from roolang.workspace.rules import Rules

TOLD = ("RL6104", "RL6106", "RL6112", "RL6115")
"""What the rows of a comparison say, or a single verdict would have to: not told again of each agreement."""


@record(frozen=True, slots=True)
class Compared:
    """The comparisons, and what was found."""

    comparisons: list[Comparison] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)

    @property
    def judgements(self) -> list[Judgement]:
        """Every judgement, in the order of the comparisons."""
        return [each.judgement for found in self.comparisons for each in found.options]


def arranged(rules: str, declarations: Sequence[str]) -> tuple[str, tuple[str, ...]]:
    """What was given: where the rules are left out, the first name is that of a declaration."""
    first = rules == "-" or PurePath(rules).suffix.casefold() in READERS or is_table(rules)
    return (ALL, (rules, *declarations)) if first else (rules, tuple(declarations))


def compare(
    rules: Rules, given: str, declarations: Sequence[Declaration], asked: Asked, contained: Contained
) -> Compared:
    """Every declaration by every agreement of the rules that covers its trade, or may; of those asked for, if any."""
    agreements, unread = agreements_of(rules)
    if unread:
        return Compared(findings=list(unread))
    chosen, unknown = _named(agreements, asked.under, given)
    found = Compared([], unknown)
    dated = [each for each in declarations if any_day(each, asked.day) is not None] if chosen else []
    found.findings.extend(undated(each) for each in declarations if any_day(each, asked.day) is None)
    choices = [choose(chosen, each, asked.day) for each in dated]
    shelf = {given: rules}
    with Progress("comparing agreements", sum(len(choice.covering) for choice in choices)) as progress:
        for declaration, choice in zip(dated, choices, strict=True):
            found.findings.extend(_asked(declaration, choice))
            found_here: list[Option] = []
            for agreement, truth in choice.covering:
                progress.step(agreement.name)
                name = agreement.rules(given)
                by = replace(asked, under=(agreement.name,))
                work = partial(judge_one, shelf.setdefault(name, Rules(name)), declaration, by)
                judgements, findings = contained(declaration, work, agreement.name) or ([], [])
                found.findings.extend(each for each in findings if each.code not in TOLD)
                found_here += options(judgements, covered=truth is Truth.YES)
            found.comparisons.append(_comparison(declaration, choice, ranked(found_here)))
    found.findings.extend(contained.findings)
    found.findings.extend(said_amiss(dated, found.judgements, [each.name for each in agreements]))
    return found


def _comparison(declaration: Declaration, choice: Choice, judged: tuple[Option, ...]) -> Comparison:
    trade = choice.trade
    return Comparison(
        declaration, trade.source or "", trade.target or "", trade.as_produced, without_preference(declaration),
        judged, choice.elsewhere, choice.not_in_force,
    )  # fmt: skip


def _named(
    agreements: tuple[Agreement, ...], under: Sequence[str], given: str
) -> tuple[tuple[Agreement, ...], list[Finding]]:
    """The agreements of some names, all if none is given; names that are none of an agreement."""
    known = [each.name for each in agreements]
    if not known:
        return (), [
            Finding("RL2012", "these rules hold no agreement to compare by", where=Place(given), help=f"give `{ALL}`")
        ]
    wanted = {fold(name) for name in under}
    lost = [name for name in under if fold(name) not in map(fold, known)]
    findings = [
        Finding("RL2012", f"no agreement here is called `{name}`", where=Place(option="--under"),
                help=did_you_mean(name, known) or f"there are {', '.join(known)}")
        for name in lost
    ]  # fmt: skip
    return tuple(each for each in agreements if not wanted or fold(each.name) in wanted), findings


def _asked(declaration: Declaration, choice: Choice) -> Iterator[Finding]:
    """That nobody says where the good comes from or goes, so that it is open which agreements cover it."""
    trade = choice.trade
    absent = [] if trade.source else ['"exported_from": "GB"']
    absent += [] if trade.target else ['"imported_into": "CA"']
    if absent:
        what = "where the good comes from and goes" if len(absent) > 1 else "where the good goes"
        what = what if not trade.target else "where the good comes from"
        message = f"{what} is not declared, so it is open which agreements cover it"
        place = declaration.source or declaration.id
        yield Finding("RL6501", message, where=Place(place), help=f"add {' and '.join(absent)}, with your countries")


def best(comparisons: Iterable[Comparison]) -> list[str]:
    """The best verdict of each product."""
    order = ("originating", "undetermined", "non-originating")
    found = [{each.judgement.verdict for each in comparison.options} for comparison in comparisons]
    return [next((verdict for verdict in order if verdict in verdicts), order[-1]) for verdicts in found]
