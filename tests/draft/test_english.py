"""The words of one rule to the tree that people write by hand; every text here is made up."""

from roolang.draft.english import read_rule
from roolang.format import show


def test_a_change_of_heading() -> None:
    reading = read_rule("A change to heading 98.76 from any other heading.")
    assert reading.status == "compiled"
    assert reading.condition is not None and show(reading.condition) == "change from any other heading"
    assert reading.scope is not None and show(reading.scope) == "98.76"


def test_words_of_no_known_form_are_refused_and_marked() -> None:
    reading = read_rule("Lorem ipsum dolor sit amet")
    assert (reading.status, reading.condition, reading.unread) == ("refused", None, ((0, 26),))
