"""What is advised for declarations in JSON, in the words of a table: cells, columns and the mapping."""

from __future__ import annotations

import re

_ADVICE = (
    (r'^add `"currency": "(\w+)"` at the top of the declaration$',
     r"the amounts are in several currencies: say in which to reckon, `--good currency=\1`, and then the rates"),
    (r'^add `"rates": \{"([^"]+)": "[^"]*"\}` with your rate$',
     r"""the amounts are in several currencies: give your rate, `--good \1=1.08`, or in a mapping, under """
     r"""`[declaration]`: `rates = {"\1" = "1.08"}`"""),
    (r'^write `"codes": \{"(HS \d+)": "([\d.]+)"\}`$', r'write `\2` in a column `\1`: --column "\1=codes.\1"'),
    (r'^say which: `"codes": \{"(HS \d+)": "([\d.]+)"\}`$',
     r'say which in a column of its own: `\2`, and --column "HEADING=codes.\1"'),
    (r'^say it: `"codes": \{"(HS \d+)": "([\d.]+)"\}`',
     r'say it in a column of its own: `\2`, and --column "HEADING=codes.\1"'),
    (r'^write both alike: .*', "write both with the same unit"),
    (r'^write `\{"at least": "?([^",}]+)"?, "at most": "?([^",}]+)"?\}`$',
     "a cell holds one amount: leave it empty if it is not known, or declare it in JSON"),
    (r'^write `"id": "([^"]+)"`, or another name of its own$', r"write `\1`, or another name of its own"),
    (r'^what is so or not so belongs in `"established": .*', "give an amount; yes and no belong in another column"),
    (r'^give `--on ([\d-]+)`, or write `"date": .*',
     r"give `--on \1`, or `--good date=\1`, which a mapping keeps; in a table of goods, add a column `Date`"),
)  # fmt: skip


def in_cells(help_: str) -> str:
    """The advice as it applies to a table."""
    for pattern, words in _ADVICE:
        told = re.sub(pattern, words, help_)
        if told != help_:
            return told
    return re.sub(r'`"([^"{}]*)"`(?: in quotes)?', r"`\1`", help_)
