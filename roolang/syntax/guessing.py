"""All the guesses at what a broken statement was meant to say, the likeliest first."""

from __future__ import annotations

from collections.abc import Iterator

from roolang.syntax.astray import (
    changes,
    ex_works,
    letters_in_numbers,
    of_ex_works,
    ranges,
)
from roolang.syntax.bracketing import amended_values, boxed, brackets, labels, opened
from roolang.syntax.described import parts, unbegun
from roolang.syntax.figures import codes, dates, in_figures, money, percent_sign, thousands, units, weights
from roolang.syntax.given import coming, lines, verdicts
from roolang.syntax.legal import sentences
from roolang.syntax.mend import Guess, Mend
from roolang.syntax.mending import (
    before_name,
    begun,
    dangling,
    doubled,
    exchanged,
    in_bracket,
    left_out,
    other_words,
    placed_twice,
    reserved_names,
    split_names,
    superfluous,
    without_kind,
)
from roolang.syntax.negation import keeps_negation
from roolang.syntax.placing import operations, places
from roolang.syntax.probing import Stop
from roolang.syntax.rising import rising
from roolang.syntax.signs import (
    all_parties,
    articles,
    comparisons,
    method_first,
    parties,
    remarks,
    signs,
    turned_round,
    unquoted,
    without_by,
)
from roolang.syntax.spelling import capitals, glued, joined, misspelled, shortened, synonyms


def guesses(stop: Stop) -> Iterator[tuple[float, Mend]]:
    """Everything that may be meant, the likeliest first, each with its weight."""
    for weight, guess in WEIGHTED:
        for mend in guess(stop):
            if guess not in BLIND or keeps_negation(stop.text[mend.start : mend.end], mend.new):
                yield weight + mend.weight, mend


WEIGHTED: tuple[tuple[float, Guess], ...] = (
    *(
        (0.0, guess)
        for guess in (
            comparisons,
            rising,
            remarks,
            dates,
            codes,
            money,
            thousands,
            units,
            weights,
            in_figures,
            labels,
            method_first,
            without_by,
        )
    ),
    *(
        (0.0, guess)
        for guess in (
            ranges,
            letters_in_numbers,
            ex_works,
            of_ex_works,
            changes,
            lines,
            coming,
            verdicts,
            sentences,
            parts,
            unbegun,
            joined,
        )
    ),
    *(
        (1.0, guess)
        for guess in (
            *(doubled, opened, unquoted, signs, capitals, all_parties, parties, boxed, placed_twice),
            *(places, operations, amended_values, without_kind),
        )
    ),
    *((4.0, guess) for guess in (brackets, articles, turned_round)),
    (5.0, misspelled),
    (5.0, glued),
    *((6.0, guess) for guess in (shortened, synonyms, percent_sign, dangling, reserved_names)),
    *((8.0, guess) for guess in (begun, left_out)),
    *((9.0, guess) for guess in (split_names, before_name, in_bracket)),
    (11.0, other_words),
    *((12.0, guess) for guess in (exchanged, superfluous)),
)
"""All guesses; the higher the weight, the less likely. A name that nobody knows weighs as much as five."""
BLIND = (doubled, misspelled, shortened, begun, left_out, other_words, exchanged, superfluous)
"""Guesses that know nothing of the words that they put in or take away: those neither deny nor stop to."""
