"""Where comments go."""

from __future__ import annotations

from textwrap import dedent

import pytest

from roolang.format import format_module, format_text
from roolang.source import SourceFile
from roolang.syntax import parse
from roolang.syntax.tree import Module


def laid(text: str) -> str:
    return format_text(SourceFile("case.roo", dedent(text).lstrip("\n")))[0]


def becomes(text: str, canonical: str) -> None:
    canonical = dedent(canonical).lstrip("\n")
    assert laid(text) == canonical
    assert laid(canonical) == canonical


def stands(text: str) -> None:
    becomes(text, text)


def test_a_comment_at_the_end_of_a_statement_stays_there() -> None:
    becomes("parties CA ,\n  MX   # both   \n", "parties CA, MX  # both\n")


def test_comments_above_and_below_keep_their_blank_lines() -> None:
    stands("""
        # A file.

        # On methods.
        define measure value in money
        # and on
        define measure weight in kilograms

        # no longer on methods

        rule for 84.07 requires CTH  # end

        # The end.
        """)


def test_too_many_blank_lines_become_one() -> None:
    becomes("\n\n# a\n\n\n\n# b\nparties CA\n\n\n\n# c\n\n\n", "# a\n\n# b\nparties CA\n\n# c\n")


def test_a_comment_behind_a_part_of_a_rule_breaks_the_rule_there() -> None:
    becomes(
        """
        rule for 84.07 requires CTH  # shift
          and MaxNOM <= 40%          # value
        """,
        """
        rule for 84.07
          requires CTH  # shift
          and MaxNOM not more than 40%  # value
        """,
    )


def test_a_comment_above_an_item_stays_above_it() -> None:
    stands("""
        rule for 84.07 requires any of  # as in 1993
          # the usual way
          (1) CTH
          # the other one
          (2) CC
        """)


def test_comments_within_a_list() -> None:
    becomes(
        """
        list light duty: 8703.21, # small
          # the rest
          8703.22, 8703.23, # larger
          8703.24
        """,
        """
        list light duty:
          8703.21,  # small
          # the rest
          8703.22, 8703.23,  # larger
          8703.24
        """,
    )


def test_a_comment_behind_a_keyword_goes_to_the_nearest_break() -> None:
    becomes(
        """
        rule for "doors" of 8708.29 requires # what follows is long
          all non-originating "materials of door skin" undergo (moulding or stamping)
        """,
        """
        rule for "doors" of 8708.29  # what follows is long
          requires all non-originating "materials of door skin" undergo (moulding or stamping)
        """,
    )


def test_a_clause_that_is_moved_takes_its_comment_along() -> None:
    becomes(
        """
        tolerance 7% of total cost
          waives regional value content # second
          covers tariff change # first
        """,
        """
        tolerance 7% of total cost
          covers tariff change  # first
          waives regional value content  # second
        """,
    )


def test_two_comments_that_fall_on_one_line_are_both_kept() -> None:
    becomes("parties CA,  # a\n  US  # b\n", "parties CA,  # a\n  US  # b\n")
    becomes("define # a\n", "define # a\n")
    becomes(
        'use # a\n  "x" # b\n',
        'use "x"  # a  # b\n',
    )


def test_a_sign_in_a_quotation_is_no_comment() -> None:
    stands("""
        rule for 84.07 requires established that "item # 3"  # "item # 4"

        rule for 84.08 requires established that “item "#" 5”
        """)


@pytest.mark.parametrize("text", ["# only\n", "# one\n\n# two\n"])
def test_a_text_of_comments(text: str) -> None:
    assert laid(f"\n{text}\n\n") == text


def test_nodes_of_another_text_draw_no_comments() -> None:
    here = SourceFile("here.roo", "parties CA  # two\n")
    there = SourceFile("there.roo", "use 'x'\n".replace("'", '"'))
    statements = (*parse(there)[0].statements, *parse(here)[0].statements)
    assert format_module(Module(here, statements)) == 'use "x"\n\nparties CA  # two\n'
