"""What a Python program asks of rules: `load`, `check`, `evaluate`, `explain`, `diff`, `draft` (`docs/python.md`).

Nothing is printed, and nothing but `Refused` is raised for what a user wrote; it carries the findings.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any, Literal, TypeAlias

from roolang import __version__
from roolang.cli.declarations import read
from roolang.cli.draft import verified
from roolang.cli.faults import Contained
from roolang.cli.judging import Asked, judge_all
from roolang.cli.sides import Asked as Sides
from roolang.cli.sides import days, pairs
from roolang.diagnostics import Finding, Place, has_errors
from roolang.diagnostics.render import to_plain
from roolang.diff.comparing import compared
from roolang.diff.edits import Edits
from roolang.domain import nomenclature
from roolang.domain.declaration import Declaration
from roolang.domain.loading import declarations_from
from roolang.draft.documents import read_document
from roolang.draft.drafting import Draft
from roolang.draft.drafting import draft as drafted
from roolang.draft.options import Options
from roolang.interpret import Judgement
from roolang.source import SourceFile
from roolang.workspace.rules import Rules
from roolang.workspace.settings import references

Good: TypeAlias = "Declaration | Mapping[str, Any] | str | Path"
"""A product: as it is loaded, as Python values in the shape of a declaration, or the name of a file."""
Form: TypeAlias = Literal["text", "markdown", "html", "json"]


class Refused(ValueError):
    """What was asked for cannot be had; `findings` say why."""

    def __init__(self, findings: Iterable[Finding]) -> None:
        self.findings = tuple(findings)
        super().__init__("\n".join(to_plain(each) for each in self.findings))


def load(*rules: str | Path, text: str | None = None) -> Rules:
    """Rules by file, folder or name of the standard rules; or out of a `text`, whose imports are looked for here."""
    if text is not None:
        return Rules.of_text(SourceFile("text.roo", text.replace("\r\n", "\n")), Path.cwd())
    return Rules(*map(str, rules))


def check(rules: Rules | str | Path) -> tuple[Finding, ...]:
    """Everything that is wrong with rules, as `roolang check` tells it."""
    loaded = _rules(rules)
    settings = references(loaded.names)
    with nomenclature.using(settings.editions):
        return (*settings.findings, *loaded.findings())


def evaluate(
    rules: Rules | str | Path,
    *goods: Good,
    under: str | Sequence[str] = (),
    on: date | str | None = None,
    readings: Sequence[str] = (),
    burden_of_proof: bool = False,
) -> list[Judgement]:
    """Each product under each text, or those named; on a day, else on that of the product. `Refused` on any error."""
    loaded = _rules(rules)
    settings = references(loaded.names)
    names = (under,) if isinstance(under, str) else tuple(under)
    asked = Asked(names, _day(on), tuple(readings), burden_of_proof, settings.correlations)
    with nomenclature.using(settings.editions):
        declarations, findings = _declared(goods)
        judgements, found = judge_all(loaded, declarations, asked, Contained())
    _refuse([*settings.findings, *findings, *found])
    return judgements


def explain(judged: Judgement | Sequence[Judgement], form: Form = "text", *, full: bool = False) -> str:
    """The reasons of judgements in words, as a page, or as the JSON of `roolang eval --json`."""
    judgements = [judged] if isinstance(judged, Judgement) else list(judged)
    if form == "text":
        from roolang.explain import as_text, narrate

        return "\n".join(as_text(narrate(each, full=full), full=full) for each in judgements)
    if form == "json":
        import json

        from roolang.explain import to_json

        return json.dumps(to_json(judgements, version=__version__, rules=""), ensure_ascii=False, indent=2)
    from roolang.explain.sheet import sheet

    sheets = [sheet(each, version=__version__, rules="") for each in judgements]
    if form == "markdown":
        from roolang.explain.markdown import as_markdown

        return as_markdown(sheets, full=full)
    from roolang.explain.page import as_html

    return as_html(sheets)


def diff(
    before: Rules | str | Path,
    after: Rules | str | Path | None = None,
    *,
    between: tuple[str, str] | None = None,
    on: date | str | None = None,
) -> list[Edits]:
    """What differs between two rules, or between two texts or parties of one; `diff_text` says it in words."""
    one, other = _rules(before), None if after is None else _rules(after)
    settings = references((*one.names, *(other.names if other else ())))
    _refuse([*settings.findings, *one.workspace.findings, *(other.workspace.findings if other else ())])
    asked = Sides(between, (), _day(on))
    chosen, findings = pairs(one.workspace, other.workspace if other else None, asked)
    _refuse(findings)
    with nomenclature.using(settings.editions):
        return [compared(pair[0].on, pair[1].on, days(pair, asked)) for pair in chosen]


def diff_text(edits: Edits | Sequence[Edits]) -> str:
    """Differences in plain lines: what went as `[-words-]`, what came as `{+words+}`."""
    from roolang.diff.report_text import as_text

    return "\n".join(map(as_text, [edits] if isinstance(edits, Edits) else edits))


def draft(text: str, *, agreement: str = "", parties: Sequence[str] = (), edition: int | None = None) -> Draft:
    """Legal English compiled into a rule file: its `text`, a `report` of what was read, and `findings`."""
    document = read_document("text.txt", text.encode())
    _refuse(document.findings)
    return drafted(document, Options(agreement, tuple(parties), edition, date.today()), verified)


def _rules(given: Rules | str | Path) -> Rules:
    return given if isinstance(given, Rules) else Rules(str(given))


def _day(given: date | str | None) -> date | None:
    try:
        return date.fromisoformat(given) if isinstance(given, str) else given
    except ValueError:
        help_ = "write it as 2018-02-28"
        raise Refused([Finding("RL6010", f"`{given}` is no day", where=Place(option="on"), help=help_)]) from None


def _declared(goods: Sequence[Good]) -> tuple[list[Declaration], list[Finding]]:
    """The products, loaded."""
    found: list[Declaration] = []
    findings: list[Finding] = []
    for number, good in enumerate(goods, 1):
        if isinstance(good, Declaration):
            found.append(good)
        elif isinstance(good, Mapping):
            some, more = declarations_from(good, f"good {number}")
            found, findings = [*found, *some], [*findings, *more]
        else:
            read_, more_ = read((str(good),))
            found, findings = [*found, *read_], [*findings, *more_]
    return found, findings


def _refuse(findings: Iterable[Finding]) -> None:
    told = list(dict.fromkeys(findings))
    if has_errors(told):
        raise Refused(each for each in told if has_errors((each,)))
