"""No token takes longer than its text is long: runs of one sign are not divided in all ways."""

import re

import pytest

from roolang.syntax import terminals

LONG = 300_000
OPENINGS = (
    "",
    "[",
    "[US:",
    "[US",
    "[reading x",
    "[X",
    "or [X",
    "and",
    "not",
    "5",
    "(",
    '"',
    "provided",
    "any",
    "2020-",
)
PARSER = terminals.build()


@pytest.mark.parametrize("name", [each.name for each in PARSER.terminals])
def test_a_token_and_a_long_run_of_blanks(name: str) -> None:
    """Whatever is quadratic in it would take a quarter of an hour an opening; the test ends or it does not."""
    pattern = re.compile(PARSER.get_terminal(name).pattern.to_regexp())
    for opening in OPENINGS:
        found = pattern.match(opening + " " * LONG + "\x01")
        assert found is None or found.end() <= len(opening) + LONG


def test_a_bracket_that_opens_again_and_again() -> None:
    """How many brackets are looked into is bounded: each of them looks at those behind it."""
    pattern = re.compile(PARSER.get_terminal("ATTR_ITEM1").pattern.to_regexp())
    assert pattern.match("[US: " * 200 + "(1)") and not pattern.match("[US: " * LONG + "(1)")
