"""What a change is held to bear on: too little, and a slip that a test notices would be told to live on."""

from __future__ import annotations

import pytest

from roolang.mutants.bearing import Bearing
from roolang.mutants.changes import Change, changes
from roolang.workspace.workspace import Workspace, load_text

TEXT = """language 1
list rings: 73.18, 84.82
list small parts: rings, 85.01
define operations handling: packing, labelling
define operations further handling: handling, painting

agreement PLAIN "names no list"
parties GB, JP
rule for 84.72 cite "our own" requires change from any other heading
rule for 95.03, 95.04 cite "our own" requires value of non-originating materials not more than 40% of ex-works price

agreement LISTED "names a list that names another"
parties GB, JP
rule for 84.72 cite "our own" requires no non-originating materials are of small parts

agreement WORKED "names operations in a list of a list"
parties GB, JP
insufficient operations: further handling cite "our own"
rule for 84.72 cite "our own" requires change from any other heading

proposal OVER by GB amends LISTED "amends what names it"
rule for 84.70 cite "our own" requires change from any other heading
"""


@pytest.fixture(scope="module")
def rules() -> Workspace:
    return load_text(TEXT)


def one(rules: Workspace, kind: str, words: str, place: str = "") -> Change:
    module = next(each for each in rules.modules if each.source.name == "text.roo")
    found = [each for each in changes(module, {}) if each.kind == kind and words in each.said and place in each.place]
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(
    ("kind", "words", "place", "texts"),
    [
        ("member", "84.82", ":2:", {"LISTED", "OVER"}),
        ("member", "85.01", ":3:", {"LISTED", "OVER"}),
        ("member", "becomes `packing`", ":4:", {"WORKED"}),
        ("level", "becomes `chapter`", ":9:", {"PLAIN"}),
        ("level", "becomes `chapter`", ":22:", {"OVER"}),
    ],
)
def test_the_texts_that_a_change_reaches(kind: str, words: str, place: str, texts: set[str], rules: Workspace) -> None:
    assert Bearing(rules, one(rules, kind, words, place)).texts == texts


def test_the_goods_that_a_rule_may_be_for(rules: Workspace) -> None:
    bearing = Bearing(rules, one(rules, "limit", "becomes `41%`"))
    said = {"950300": True, "95": True, "": True, "950510": False, "847210": False}
    assert {code: bearing.may_rule(frozenset({code})) for code in said} == said


def test_codes_that_are_changed_are_tried_first(rules: Workspace) -> None:
    bearing = Bearing(rules, one(rules, "member", "84.82"))
    assert bearing.names(frozenset({"848210", "010121"})) and not bearing.names(frozenset({"731815"}))
