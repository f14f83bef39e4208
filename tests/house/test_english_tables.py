"""The tables of legal English are those of the grammar, the wordings and the vocabulary as they stand."""

from roolang.draft.english import building
from roolang.draft.english.building.base import MAKERS
from roolang.draft.english.tables import made, stored_fingerprint, tables


def test_tables_are_not_stale() -> None:
    assert stored_fingerprint() == made()["of"], "run `make tables`"


def test_the_grammar_has_no_conflict_and_each_rule_a_maker() -> None:
    assert building
    names = {build for _, _, build in made()["rules"] if build}
    assert names <= MAKERS.keys()
    assert MAKERS.keys() <= names, "makers without a rule"


def test_stored_rules_are_those_of_the_grammar() -> None:
    fresh = made()
    stored = tables()
    assert fresh["rules"] == stored.rules
    assert fresh["actions"] == stored.actions
    assert fresh["gotos"] == stored.gotos
