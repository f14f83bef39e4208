"""The tests of a document, run: what each came to, which rules its product was judged by, and the explanation of it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping

from roolang import __version__
from roolang.coverage.conditions import conditions_of
from roolang.coverage.measuring import sides_of
from roolang.coverage.turning import Key
from roolang.diagnostics import has_errors
from roolang.domain import nomenclature
from roolang.interpret import Trace
from roolang.lsp.checking import loaded, settings_of
from roolang.lsp.document import Document
from roolang.lsp.shelf import Shelf
from roolang.record import record
from roolang.source import AMENDED
from roolang.syntax import tree as t
from roolang.workspace.testing import Outcome, of_tests, outcomes
from roolang.workspace.workspace import Workspace


@record(frozen=True, slots=True)
class Ran:
    """A test that was run: why it failed if it did, its verdicts, and the words of the rules that judged.

    `conditions` are those of these rules, each with the words of its rule; `seen` are those that decided, and the side.
    """

    test: str
    words: str
    passed: bool
    reasons: tuple[str, ...] = ()
    verdicts: tuple[str, ...] = ()
    rules: frozenset[str] = frozenset()
    conditions: frozenset[tuple[str, Key]] = frozenset()
    seen: frozenset[tuple[Key, str]] = frozenset()


@record(frozen=True, slots=True)
class Explained:
    """The explanation of a test, as plain text and as a page."""

    test: str
    passed: bool
    text: str
    html: str


def run(document: Document, shelf: Shelf, name: str | None = None) -> tuple[Ran, ...]:
    """The tests of a document, or those of a name; none of a document with errors in it."""
    settings = settings_of(document)
    with nomenclature.using(settings.editions):
        workspace, _ = loaded(document, shelf)
        workspace.correlations = tuple(settings.correlations)
        if has_errors(workspace.findings):
            return ()
        found = [(test, [(e, job()) for e, job in of_tests(workspace, (test,))]) for test in _tests(workspace, name)]
        rules = _Rules(workspace)
        every = _conditions((outcome for _, ran in found for _, outcome in ran), rules)
        return tuple(_ran(test, ran, rules, every) for test, ran in found)


def explain(document: Document, shelf: Shelf, offset: int) -> Explained | None:
    """The explanation of the test at a place; nothing if there is none, or the document has errors."""
    test = test_at(document, offset)
    if test is None:
        return None
    settings = settings_of(document)
    with nomenclature.using(settings.editions):
        workspace, _ = loaded(document, shelf)
        workspace.correlations = tuple(settings.correlations)
        if has_errors(workspace.findings):
            return None
        found = [each for one in _tests(workspace, test.name) for each in outcomes(workspace, one)]
        return _explained(test.name, found, document.source.name)


def test_at(document: Document, offset: int) -> t.Test | None:
    """The test in which a place lies."""
    part = document.part_at(offset)
    statements = part.read.statements if part else ()
    return next((each for each in statements if isinstance(each, t.Test)), None)


def _tests(workspace: Workspace, name: str | None) -> Iterator[t.Test]:
    return (test for test in workspace.library.tests if name is None or test.name == name)


def _explained(test: str, found: Iterable[Outcome], rules: str) -> Explained:
    from roolang.explain import as_text, narrate
    from roolang.explain.page import as_html
    from roolang.explain.sheet import sheet

    outcomes = list(found)
    judgements = [each for outcome in outcomes for each in outcome.judgements]
    failed = [f"{'; '.join(each.reasons)}\n" for each in outcomes if not each.passed]
    text = "\n".join([*failed, *(as_text(narrate(each)) for each in judgements)])
    html = as_html([sheet(each, version=__version__, rules=rules) for each in judgements]) if judgements else ""
    return Explained(test, not failed, text, html)


class _Rules:
    """Where the product rules of a workspace stand."""

    def __init__(self, workspace: Workspace) -> None:
        self.places = {
            module.source.name: sorted(
                (r.span.start, r.span.end, one_line(r.span.text)) for r in _rules(module.statements)
            )
            for module in workspace.modules
        }

    def at(self, file: str, place: int) -> str | None:
        """The words of the rule at a place of a file, amended or not."""
        found = self.places.get(file.split(AMENDED)[0], [])
        index = bisect_right(found, place, key=lambda each: each[0]) - 1
        return found[index][2] if index >= 0 and place < found[index][1] else None


def _conditions(found: Iterable[Outcome], rules: _Rules) -> Mapping[str, frozenset[tuple[str, Key]]]:
    """The conditions of each rule in the programs that some outcomes were judged by."""
    programs = {id(each.program): each.program for outcome in found for each in outcome.judgements}
    kept: dict[str, set[tuple[str, Key]]] = {}
    for condition in conditions_of(programs.values()):
        if (words := rules.at(condition.file, condition.start)) is not None:
            kept.setdefault(words, set()).add((words, condition.key))
    return {words: frozenset(keys) for words, keys in kept.items()}


def _ran(
    test: t.Test,
    found: list[tuple[t.Expect, Outcome]],
    rules: _Rules,
    every: Mapping[str, frozenset[tuple[str, Key]]],
) -> Ran:
    judgements = [each for _, outcome in found for each in outcome.judgements]
    places = (place for each in judgements for place in _places(each.trace))
    judging = frozenset(words for place in places if (words := rules.at(*place)) is not None)
    return Ran(
        test.name,
        one_line(test.span.text),
        all(each.passed for _, each in found),
        tuple(dict.fromkeys(reason for _, each in found for reason in each.reasons)),
        tuple(dict.fromkeys(each.verdict for each in judgements)),
        judging,
        frozenset().union(*(every.get(words, frozenset()) for words in judging)),
        frozenset((key, side) for expect, each in found for key, side, _ in sides_of(expect, each)),
    )


def _rules(statements: Iterable[t.Statement]) -> Iterator[t.ProductRule]:
    for statement in statements:
        match statement:
            case t.ProductRule():
                yield statement
            case t.Bracketed(content=content):
                yield from _rules(content)
            case t.Replace(statement=inner) | t.Add(statement=inner):
                yield from _rules((inner,))


def _places(trace: Trace) -> Iterator[tuple[str, int]]:
    """Where the conditions of a trace stand in the rule files."""
    todo = [trace]
    while todo:
        each = todo.pop()
        if each.origin.span is not None:
            yield each.origin.span.source.name, each.origin.span.start
        todo.extend(each.parts)


def one_line(words: str) -> str:
    """Words by which a statement is known again, however it is laid out."""
    return " ".join(words.split())
