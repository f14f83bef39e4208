"""Tests written in rule files: each expectation judged, with what was found against what was expected."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from functools import partial

from roolang.check import check
from roolang.check.measured import misfits
from roolang.diagnostics import Finding, has_errors
from roolang.domain.declaration import Declaration, fold
from roolang.domain.events import any_day, day_for
from roolang.domain.relating import in_edition
from roolang.domain.truth import Truth
from roolang.explain import view_of, why
from roolang.interpret import Judgement, Trace, judge
from roolang.interpret.deciding import Deciding, deciding
from roolang.lower.circles import circles
from roolang.lower.project import View
from roolang.lower.tariff_change import CHANGE
from roolang.source import Span
from roolang.syntax import tree as t
from roolang.workspace.consequences import without_consequences
from roolang.workspace.expecting import against, comparisons, differences, meets
from roolang.workspace.given import declared
from roolang.workspace.inline import declaration, fault_of
from roolang.workspace.workspace import Wanted, Workspace, load_text, wanted


@dataclass(frozen=True, slots=True)
class Outcome:
    """One expectation of a test: whether it was met, and if not, why; `under` is the agreement at the bottom of it.

    `judgements` are those that it was held against: one, or one for each party and each reading; `differing` those
    of them that are not as expected. One that never `ran` had no product, no day or no text to be judged by.
    """

    test: str
    span: Span
    expected: str
    passed: bool
    reasons: tuple[str, ...] = ()
    judgements: tuple[Judgement, ...] = ()
    under: str = ""
    differing: tuple[Judgement, ...] = ()

    @property
    def judgement(self) -> Judgement | None:
        """The last of those that it was held against."""
        return self.judgements[-1] if self.judgements else None

    ran: bool = True

    @property
    def code(self) -> str:
        """RL8001 for one that failed, RL8002 for one that cannot run."""
        return "" if self.passed else "RL8001" if self.ran else "RL8002"


def run_tests(workspace: Workspace, name_contains: str = "") -> Iterator[Outcome]:
    """Every expectation of the workspace's own tests, in order; those whose name holds the words given."""
    return (job() for job in jobs_of(workspace, name_contains))


def jobs_of(workspace: Workspace, name_contains: str = "") -> Iterator[Callable[[], Outcome]]:
    """What looks at each expectation of the workspace's own tests, in order; the tests whose name holds some words."""
    return (job for _, job in expectations(workspace, name_contains))


def expectations(workspace: Workspace, name_contains: str = "") -> Iterator[tuple[t.Expect, Callable[[], Outcome]]]:
    """The same, each beside what is expected."""
    words = name_contains.casefold()
    return of_tests(workspace, (test for test in workspace.library.tests if words in test.name.casefold()))


def of_tests(workspace: Workspace, tests: Iterable[t.Test]) -> Iterator[tuple[t.Expect, Callable[[], Outcome]]]:
    """What looks at each expectation of some tests, which need not stand in a file of the workspace."""
    for test in tests:
        for given in test.given:
            for expect in test.expect:
                yield expect, partial(_run, workspace, test, given, expect)


def outcomes(workspace: Workspace, test: t.Test) -> Iterator[Outcome]:
    """The expectations of a test that need not stand in a file of the workspace."""
    return (job() for _, job in of_tests(workspace, (test,)))


def _run(workspace: Workspace, test: t.Test, given: t.Given, expect: t.Expect) -> Outcome:
    return replace(_tried(workspace, test, given, expect), under=_amended(workspace, expect.under))


def _amended(workspace: Workspace, name: str) -> str:
    """The agreement that a text amends, directly or through others; what amends none, by its own name."""
    seen: set[str] = set()
    while (text := workspace.library.find(name)) is not None and text.amends and text.name not in seen:
        seen.add(text.name)
        name = text.amends
    return text.name if text is not None else name


def _tried(workspace: Workspace, test: t.Test, given: t.Given, expect: t.Expect) -> Outcome:
    if expect.error:
        return _error(test, given, expect)
    expected = " ".join(expect.span.text.split())
    product, reasons = _declaration(workspace, test, given)
    if product is None:
        return Outcome(test.name, expect.span, expected, False, reasons, ran=False)
    asked = expect.day or (given.day if given.file else None)
    if any_day(product, asked) is None:
        no_day = ("no day to judge on: write `on 2018-02-28`",)
        return Outcome(test.name, expect.span, expected, False, no_day, ran=False)
    return _verdict(workspace, test, expect, product, asked)


def _declaration(workspace: Workspace, test: t.Test, given: t.Given) -> tuple[Declaration | None, tuple[str, ...]]:
    if given.good is None:
        return declared(given.span.source.path, given.file)
    if wrong := fault_of(given.good):
        return None, (wrong,)
    if misfit := tuple(f"{each.message}; {each.help}" for each in misfits(given.good, workspace.units())):
        return None, misfit
    return declaration(given, test.name), ()


def _error(test: t.Test, given: t.Given, expect: t.Expect) -> Outcome:
    """A text that should not check, judged beside the texts of the file that holds the test."""
    name = given.span.source.name
    path = given.span.source.path
    inner = load_text(given.text, f"{name} (given text)", path.parent if path else None)
    checked = check([(module, True) for module in inner.modules])
    checked = tuple(without_consequences(checked, inner.modules, lost=inner.lost))
    codes = {finding.code for finding in (*all_findings(inner), *checked)}
    found = ", ".join(sorted(codes)) or "nothing"
    met = expect.error in codes
    return Outcome(test.name, expect.span, f"expect error {expect.error}", met, () if met else (f"found {found}",))


def all_findings(workspace: Workspace, *days: date) -> tuple[Finding, ...]:
    """What loading, amending and lowering each own text in every view finds, on its own days or those given.

    Not what only follows from statements that could not be read, or from imports that were not found.
    """
    lowered: list[Finding] = []
    for key in workspace.library.own:
        text = workspace.library.texts[key]
        for day in days or workspace.days(text):
            for view in workspace.views(text, day):
                lowered += workspace.program(text, view)[1]
    if not workspace.library.own:
        lowered += [finding for _, finding in circles(workspace.library.shared)]
    lowered = without_consequences(lowered, workspace.modules, lost=workspace.lost)
    return tuple(dict.fromkeys([*workspace.findings, *lowered]))


def _verdict(workspace: Workspace, test: t.Test, expect: t.Expect, product: Declaration, asked: date | None) -> Outcome:
    expected = " ".join(expect.span.text.split())
    under = f"{expect.under} as {expect.party}" if expect.party else expect.under
    names, findings = wanted(workspace, (under,))
    reasons = [f"{f.message}; {f.help}" for f in findings]
    judgements: list[Judgement] = []
    differing: list[tuple[Judgement, list[str]]] = []
    looked = False
    for each in names:
        for view in _views(workspace, each, expect, product, asked):
            program, found = workspace.program(each.text, view)
            if has_errors(found):
                reasons += [f"{f.place}: {f.message}" for f in found]
                continue
            settled = in_edition(product, program.nomenclature, workspace.correlations)
            looked = True
            if expect.verdict or expect.figures or expect.because or expect.missing:
                judgements.append(judge(program, settled.declaration))
                if found_other := list(_differences(expect, judgements[-1])):
                    differing.append((judgements[-1], found_other))
            lowered, unsaid = workspace.figures(each.text, view, comparisons(expect))
            reasons += differences(expect, program, settled.declaration, lowered, unsaid)
    for judgement, others in differing:
        reasons += [f"{view_of(judgement)}: {each}" if len(judgements) > 1 else each for each in others]
    if not looked and not reasons:
        reasons.append(f"no reading of {under} is called `{expect.reading}`")
    told = tuple(dict.fromkeys(reasons))
    apart = tuple(judgement for judgement, _ in differing)
    return Outcome(test.name, expect.span, expected, not told, told, tuple(judgements), differing=apart, ran=looked)


def _views(
    workspace: Workspace, meant: Wanted, expect: t.Expect, product: Declaration, asked: date | None
) -> list[View]:
    """The views of a text on the day that it looks at."""
    on = any_day(product, asked)
    assert on is not None
    views = workspace.views(meant.text, on, meant.party, expect.reading)
    days = {day_for(product, workspace.program(meant.text, view)[0].event, asked) or on for view in views}
    return [view for day in days for view in workspace.views(meant.text, day, meant.party, expect.reading)]


CLAIMS = {"claimable": Truth.YES, "not claimable": Truth.NO}


def _differences(expect: t.Expect, judgement: Judgement) -> Iterator[str]:
    """What the judgement found other than expected."""
    claim = expect.verdict in CLAIMS
    if claim and judgement.claimable is not CLAIMS[expect.verdict]:
        claimable = judgement.claimable.word
        yield f"expected {expect.verdict}, found {judgement.verdict}, and claimable: {claimable}"
    if expect.verdict and not claim and judgement.verdict != expect.verdict:
        yield f"expected {expect.verdict}, found {judgement.verdict}: {why(judgement)}"
    if expect.criterion is not None and expect.criterion.words not in judgement.criteria:
        yield f"criterion {expect.criterion.words} is not met; what is: {', '.join(judgement.criteria) or 'none'}"
    for figure in expect.figures:
        yield from _figure(figure, judgement)
    for reason in expect.because:
        turning = named(judgement, claim=claim)
        if fold(reason) not in map(fold, turning):
            found = ", ".join(sorted(turning)) or "nothing by name"
            yield f"`{reason}` does not decide it; what does: {found}"
    missing = {fact for way in judgement.missing for fact in way}
    for fact in expect.missing:
        if fold(fact) not in map(fold, missing):
            yield f"`{fact}` is not missing; what is: {', '.join(sorted(missing)) or 'nothing'}"


def _figure(figure: t.Figure, judgement: Judgement) -> Iterator[str]:
    name = f"{figure.name} of {figure.party}" if figure.party else figure.name
    text = next((v for k, v in judgement.figures.items() if fold(k) == fold(name)), None)
    if text is None:
        yield f"no figure `{name}`; there are {', '.join(judgement.figures) or 'none'}"
    elif figure.value is not None and not meets(Fraction(text), figure.compare, figure.value):
        yield f"{name}: {against(Fraction(text), figure.compare, figure.value)}"


def named(judgement: Judgement, *, claim: bool = False) -> set[str]:
    """The names and citations of the conditions that a verdict turns on, or whether the good may be claimed.

    They are those that an explanation tells (`interpret.deciding`): of ways that both hold, the one that it names.
    """
    traces = (judgement.trace, *((judgement.claim,) if claim and judgement.claim is not None else ()))
    truth = judgement.claimable if claim else judgement.trace.truth
    return {found for trace in traces if trace.truth is truth for found in _told_by(deciding(trace), truth)}


def _told_by(found: Deciding, truth: Truth) -> Iterator[str]:
    yield from found.trace.origin.cites
    for part in found.parts:
        yield from _told_by(part, truth)
    for trace in (*((found.trace,) if not found.parts else ()), *found.besides):
        yield from _deciding(trace, truth)


def _deciding(trace: Trace, truth: Truth) -> Iterator[str]:
    if trace.truth is not truth and trace.kind not in ("not", "select"):
        return
    yield from trace.origin.cites
    if trace.figure is not None and trace.figure.quantity:
        yield trace.figure.quantity
    if trace.kind == "no line":
        yield CHANGE if trace.origin.role == CHANGE else trace.origin.words
    elif not trace.parts:
        yield trace.origin.words
    for part in trace.parts:
        yield from _deciding(part, part.truth if trace.kind in ("not", "select") else truth)
