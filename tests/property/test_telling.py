"""Whatever is judged can be told: as text, data, a page and a document; and no picture says other than the verdict."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given

from roolang.domain.declaration import Declaration
from roolang.explain import as_text, narrate, to_json
from roolang.explain.markdown import as_markdown
from roolang.explain.page import as_html
from roolang.explain.sheet import sheet
from roolang.interpret import judge
from roolang.ir.program import Program
from tests.pages.reading import read
from tests.strategies.core import programs
from tests.strategies.declarations import declarations
from tests.strategies.effort import often

SCHEMA = json.loads((Path(__file__).parents[2] / "docs" / "eval.schema.json").read_text(encoding="utf-8"))


@often(60)
@given(programs(), declarations)
def test_every_judgement_has_a_whole_page(text: Program, declaration: Declaration) -> None:
    told = sheet(judge(text, declaration), version="0", rules="ab")
    page = read(as_html([told]))
    assert page.faults == []
    ids = Counter(each.attributes["id"] for each in page.elements if "id" in each.attributes)
    assert set(ids.values()) <= {1}
    links = {each.attributes["href"][1:] for each in page.elements if "href" in each.attributes}
    assert links <= set(ids)
    assert told.sentence in page.text
    assert as_markdown([told]).startswith("# ")


def pasted(fragment: str) -> object:
    """A fragment read as JSON: fields of a group, or an entry of a list."""
    try:
        return json.loads("{" + fragment + "}")
    except ValueError:
        return json.loads("[" + fragment + "]")


@often(60)
@given(programs(), declarations)
def test_every_judgement_is_text_and_data(text: Program, declaration: Declaration) -> None:
    jsonschema = pytest.importorskip("jsonschema")
    judgement = judge(text, declaration)
    for full in (True, False):
        lines = as_text(narrate(judgement), full=full, about=False).splitlines()
        assert judgement.verdict in lines[full]  # all of it begins with the good
    result = json.loads(json.dumps(to_json([judgement], version="0", rules="ab")))
    assert [error.message for error in jsonschema.Draft202012Validator(SCHEMA).iter_errors(result)] == []
    missing = {fact for way in result["results"][0]["missing"] for fact in way}
    for giving in result["results"][0]["facts"]:
        assert giving["paste"] is None or pasted(giving["paste"]) is not None
    assert {giving["fact"] for giving in result["results"][0]["facts"]} == missing


@often(100)
@given(programs(), declarations)
def test_no_picture_says_other_than_the_verdict(text: Program, declaration: Declaration) -> None:
    for gauge in sheet(judge(text, declaration), version="0", rules="ab").figures:
        for part in (gauge.low, gauge.high, gauge.limit):
            assert part is None or 0 <= part <= 1
        if gauge.low is None or gauge.limit is None or gauge.low != gauge.high or gauge.mark == "unknown":
            continue
        above = gauge.low >= gauge.limit if gauge.mark == "yes" else gauge.low <= gauge.limit
        below = gauge.low <= gauge.limit if gauge.mark == "yes" else gauge.low >= gauge.limit
        assert above if gauge.sign in (">=", ">") else below if gauge.sign in ("<=", "<") else True
