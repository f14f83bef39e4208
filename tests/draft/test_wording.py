"""Rules in legal English: every statement has words, no figure gets lost, and what is read back means the same."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import pytest

from roolang.draft.english import read_rule
from roolang.draft.wording import EUROPEAN, HOUSES, NORTH_AMERICAN, House, sentence, texts
from roolang.source import SourceFile
from roolang.syntax import parse
from roolang.syntax import tree as t
from roolang.syntax.walk import walk

ROOT = Path(__file__).parents[2]
FILES = [path for part in ("stdlib_rules", "examples", "tests/roo") for path in sorted((ROOT / part).rglob("*.roo"))]
CORPUS = ROOT.parent / "shared" / "corpus" / "psr"
houses = pytest.mark.parametrize("house", HOUSES.values(), ids=HOUSES)
FRAME = (
    "language 1\nagreement FRAME\nparties CA, MX\nnomenclature HS 2022\nin force 2020-01-01\nrule for 87.03 requires "
)


def condition(text: str) -> t.Cond:
    """A condition as a rule file has it."""
    (rule,) = (
        each for each in parse(SourceFile("x.roo", FRAME + text))[0].statements if isinstance(each, t.ProductRule)
    )
    return rule.cond


def core(node: Any) -> Any:
    """A condition with choices of operations inside choices opened, which means the same."""
    if isinstance(node, tuple):
        return tuple(core(each) for each in node)
    if not isinstance(node, t.Node):
        return node
    made = replace(node, **{each.name: core(getattr(node, each.name)) for each in fields(node) if each.name != "span"})
    if isinstance(made, t.OperationChoice):
        choices: list[t.Operations] = []
        for each in made.choices:
            (inner,) = each.terms if len(each.terms) == 1 else (None,)
            choices += inner.choices if isinstance(inner, t.OperationChoice) else [each]
        return replace(made, choices=tuple(choices))
    return made


# Each text was written down as a lawyer of that house would say it.
SAID = [
    (
        "no sugar of 17.01 are non-originating",
        "Production in which no non-originating sugar of heading 17.01 is used.",
        "Production in which no non-originating sugar of heading 1701 is used.",
    ),
    (
        "weight of all milk solids not more than 10% of weight of good",
        "Production in which the product contains not more than 10 per cent by weight of milk solids.",
        "Production in which the product contains not more than 10 % by weight of milk solids.",
    ),
    (
        "change from any other heading except from like goods",
        "A change from any other heading, except from goods of the same description as the product.",
        "CTH, except from goods of the same description as the product.",
    ),
    ("change from any other heading", "A change from any other heading.", "CTH."),
    (
        "change from any other heading except from 84.07, 8408.10 to 8408.20",
        "A change from any other heading, except from heading 84.07 or subheadings 8408.10 through 8408.20.",
        "CTH, except from heading 8407 or subheadings 8408.10 to 8408.20.",
    ),
    (
        "regional value content at least 60% by transaction value or 50% by net cost",
        "Production in which there is a regional value content of not less than 60 per cent under the transaction value "
        "method or 50 per cent under the net cost method.",
        "Production in which there is a regional value content of not less than 60 % under the transaction value "
        "method or 50 % under the net cost method.",
    ),
    (
        "value of non-originating materials not more than 45% of ex-works price",
        "Production in which the value of non-originating materials used does not exceed 45 per cent of the ex-works "
        "price of the product.",
        "MaxNOM 45 % (EXW).",
    ),
    (
        "all materials of chapter 3 are wholly obtained",
        "Production in which all the materials of chapter 3 used are wholly obtained.",
        "Production in which all the materials of chapter 3 used are wholly obtained.",
    ),
    (
        "change from 84.08 whether or not there is also a change from any other heading or wholly obtained",
        "A change from heading 84.08, whether or not there is also a change from any other heading;\nor\nWholly obtained.",
        "A change from heading 8408, whether or not there is also a change from any other heading;\nor\nWholly obtained.",
    ),
    (
        "made from natural fibres together with paper",
        "Production from natural fibres and from paper.",
        "Production from natural fibres and from paper.",
    ),
    (
        "change from any heading and value of non-originating materials of the same heading, 85.03 not more than 50% of FOB",
        "Manufacture from materials of any heading, provided that the value of non-originating materials classified in the "
        "same heading as the product or in heading 85.03 used does not exceed 50 per cent of the FOB of the product.",
        "Manufacture from materials of any heading, provided that the value of non-originating materials classified in the "
        "same heading as the product or in heading 8503 used does not exceed 50 % of the FOB of the product.",
    ),
    (
        "weight of originating tobacco refuse of 24.01 together with originating raw silk at least 70% of weight of all "
        "tobacco refuse of 24.01 together with all raw silk",
        "Production in which the weight of originating tobacco refuse of heading 24.01 used and originating raw silk used "
        "is not less than 70 per cent of the weight of all the tobacco refuse of heading 24.01 used and all the raw silk used.",
        "Production in which the weight of originating tobacco refuse of heading 2401 used and originating raw silk used "
        "is not less than 70 % of the weight of all the tobacco refuse of heading 2401 used and all the raw silk used.",
    ),
    (
        "until 2026-12-31: value of non-originating materials not more than 40.5% of ex-works price",
        "Production in which the value of non-originating materials used does not exceed 40.5 per cent of the ex-works "
        "price of the product (until 31 December 2026).",
        "MaxNOM 40.5 % (EXW) (until 31 December 2026).",
    ),
]


@pytest.mark.parametrize(("text", "american", "european"), SAID, ids=[text[:40] for text, *_ in SAID])
def test_each_house_has_its_words(text: str, american: str, european: str) -> None:
    assert sentence(condition(text), NORTH_AMERICAN) == american
    assert sentence(condition(text), EUROPEAN) == european


@houses
@pytest.mark.parametrize("text", [text for text, *_ in SAID])
def test_what_is_said_is_read_back(text: str, house: House) -> None:
    cond = condition(text)
    reading = read_rule(sentence(cond, house), "8703")
    assert reading.status == "compiled"
    assert core(reading.condition) == core(cond)


# ---- every statement of every rule file

CODE = re.compile(r"\b\d{2}\.\d{2}\b|\b\d{4}\.\d{2}(?:\.\d{2})*|\b\d{4}\b")
SHARE = re.compile(r"(\d+(?:\.\d+)?)\s*(?:%|per cent)")


def _codes(node: t.Node) -> set[str]:
    """All codes of a tree."""
    return {code for each in walk(node) if isinstance(each, t.CodeRange) for code in (each.low, each.high)}


def _shares(node: t.Node) -> set[str]:
    """All percentages of a tree."""
    numbers = {each.number for each in walk(node) if isinstance(each, t.Percent)}
    return {str(number.numerator) if number.denominator == 1 else str(float(number)) for number in numbers}


@houses
@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_statement_has_words_and_its_figures(path: Path, house: House) -> None:
    module = parse(SourceFile(path.name, path.read_text(encoding="utf-8")))[0]
    skipped = (t.Language, t.Use, t.Test, t.CitationsRequired, t.RulesCover)
    statements = [each for each in module.statements if not isinstance(each, skipped)]
    for statement, said in zip(statements, texts(module, house), strict=True):
        words = f"{said.heading} {said.words}"
        assert said.said, said.words
        written = Counter(code.replace(".", "") for code in CODE.findall(words))
        assert not Counter({code for code in _codes(statement) if len(code) > 2}) - written
        assert not Counter(_shares(statement)) - Counter(SHARE.findall(words)), words


# ---- the published rules


def _published() -> Iterator[tuple[str, str]]:
    for path in sorted(CORPUS.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            for rule in row["rules"]:
                yield row["heading"], rule["text"]


@pytest.mark.skipif(not CORPUS.is_dir(), reason="the published rules are not here")
@houses
def test_published_rules_are_read_back(house: House) -> None:
    """Of the texts that compile, 99 in 100 mean the same when what is printed of them is read again."""
    same = other = 0
    for heading, text in dict.fromkeys(_published()):
        reading = read_rule(text, heading)
        if reading.status != "compiled" or reading.condition is None:
            continue
        again = read_rule(sentence(reading.condition, house), heading)
        if core(again.condition) == core(reading.condition):
            same += 1
        else:
            other += 1
    assert same > 1000
    assert other * 100 <= same + other
