"""The standard rules: every rule and number is cited, and the page about them says what is there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import pytest

from roolang.source import SourceFile
from roolang.syntax import parse
from roolang.syntax import tree as t
from roolang.syntax.walk import members, walk
from tests.house.agreements import PAGE, modules, page, texts
from tests.house.tested import tests_by_agreement as counted

UNCITED = (t.Language, t.Use, t.Agreement, t.Proposal, t.Consolidated, t.PartOf, t.Parties, t.Nomenclature, t.InForce)
NAMES_ONLY = (t.MeasureDefinition, t.DatesBy)
DELETES = (t.Delete,)
NUMBERS = (t.Percent, t.Number, t.Money, t.Measured)


def statements(found: Iterable[t.Node]) -> Iterator[t.Node]:
    """Each statement by itself, those that stand together in brackets too."""
    for each in found:
        if isinstance(each, t.Bracketed):
            yield from statements(each.content)
        else:
            yield each


def outside_items(found: object) -> Iterator[t.Node]:
    """The nodes under one that stand in none of its labelled items, and those items themselves."""
    if isinstance(found, tuple):
        for each in found:
            if isinstance(each, t.Node):
                yield each
            if not isinstance(each, t.Labelled):
                yield from outside_items(each)
    elif isinstance(found, t.Node):
        yield from outside_items(tuple(getattr(found, name) for name in members(type(found))[0]))


def uncited(node: t.Node, cited: bool = False) -> Iterator[str]:
    """The numbers of a statement, or of a labelled item, that no citation stands with: one in a sibling item does not."""
    own = [*outside_items(node)]
    cited = cited or any(isinstance(each, t.Cite) and each.words.strip() for each in own)
    for each in own:
        if isinstance(each, t.Labelled):
            yield from uncited(each, cited)
        elif isinstance(each, NUMBERS) and not cited:
            yield f"{each.span}: {each.span.text}"


def bare(module: t.Module, names_only: tuple[type, ...] = NAMES_ONLY) -> list[str]:
    """The statements of a module without any citation, and its numbers without one."""
    said = [s for s in statements(module.statements) if not isinstance(s, (*UNCITED, t.Test, *DELETES))]
    return [
        *(
            str(s.span)
            for s in said
            if not isinstance(s, names_only) and not any(isinstance(c, t.Cite) for c in walk(s))
        ),
        *(number for s in said for number in uncited(s)),
    ]


def test_every_rule_and_number_is_cited() -> None:
    found = [
        each
        for path, module in modules()
        for each in bare(module, (*NAMES_ONLY, t.ConditionDefinition) if path.name == "methods.roo" else NAMES_ONLY)
    ]
    assert not found


TEXT = 'language 1\nagreement A "A"\nparties CA, MX\n'
"""A text to put one statement into."""


@pytest.mark.parametrize(
    "statement",
    [
        "rule for 87.03 requires regional value content at least 33% by net cost",
        'rule for 87.03 cite "" requires regional value content at least 33% by net cost',
        "define parameter share as 33%",
        "define measure share in money as value * 33%",
        "quota cars: 33 units per year",
        'define condition c as any of\n  (1) value at least 33\n  (2) value at most 5 cite "Art. 1"',
        'origin is conferred by any of\n  (1) wholly obtained cite "Art. 1"\n  (2) MaxNOM not more than 33%',
        '[MX: define parameter one as 5% cite "Art. 1"\n  define parameter two as 33%]',
        '# cite "Art. 1"\ndefine parameter share as 33%',
        'rule for 87.03 requires established that "no one cites it"',
    ],
)
def test_a_number_without_a_citation_is_found(statement: str) -> None:
    module, _ = parse(SourceFile("a.roo", TEXT + statement + "\n"))
    assert bare(module)


def test_a_citation_beside_the_items_is_for_all_of_them() -> None:
    rule = 'rule for 87.03 cite "Art. 1" requires any of\n  (1) MaxNOM not more than 33%\n  (2) MaxNOM not more than 5%'
    module, _ = parse(SourceFile("a.roo", TEXT + rule + "\n"))
    assert not bare(module)


REMEMBERED = re.compile(r"\((?:[\w' ]*\bshare )?not verified\)|from memory")
"""How a citation says that a figure, and not only the place of it, was not checked."""


def test_figures_from_memory_stand_apart() -> None:
    """As a parameter or a quota of its own, for whoever has read them to change there; `100%` is no figure of the law."""
    hidden = [
        f"{number.span}: {number.span.text}"
        for _, module in modules()
        for statement in statements(module.statements)
        if any(isinstance(each, t.Cite) and REMEMBERED.search(each.words) for each in walk(statement))
        if not isinstance(getattr(statement, "statement", statement), t.ParameterDefinition | t.Quota)
        for number in walk(statement)
        if isinstance(number, NUMBERS) and number.span.text != "100%"
    ]
    assert not hidden


TESTS = re.compile(r"\| (\d+) \|$", re.MULTILINE)
"""The last cell of a row: how many tests there are, or have been when the page was written."""


def test_the_page_on_agreements_is_written_from_the_rules() -> None:
    """But for the numbers of tests, of which there may be more by now."""
    there, now = PAGE.read_text(encoding="utf-8"), page()
    assert TESTS.sub("| |", there) == TESTS.sub("| |", now), "run `python -m tests.house.agreements`"
    for said, count in zip(TESTS.findall(there), TESTS.findall(now), strict=True):
        assert 0 <= int(said) <= int(count), "run `python -m tests.house.agreements`"


def test_citations_that_are_not_verified_stand_on_the_page() -> None:
    """Each by itself, and their number in the table."""
    text = page()
    doubtful = [node.words for _, module in modules() for node in walk(module.statements) if isinstance(node, t.Cite)]
    doubtful = [cite for cite in doubtful if "not verified" in cite]
    assert len(doubtful) > 20
    assert all(f"`{cite}`" in text for cite in doubtful)


def test_each_agreement_that_is_judged_by_has_tests() -> None:
    """Every agreement whose origin can be judged is judged by some test."""
    names = [name for name, _, header, _ in texts() if isinstance(header, t.Agreement)]
    assert len(names) > 20 and not [name for name in names if not counted()[name]]


@pytest.mark.parametrize("text", ["NAFTA", "USMCA", "CPTPP", "EU_UK", "CA_UK", "RCEP", "PEM_2021", "PEM_1995", "DCTS"])
def test_the_page_names_the_text(text: str) -> None:
    assert f"## {text}: " in page()
