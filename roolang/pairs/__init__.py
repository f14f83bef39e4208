"""A text becomes executable tests: the boundary of each condition of each rule, from both sides."""

from __future__ import annotations

from roolang.pairs.finding import Pair, Side
from roolang.pairs.generating import laid_out, pairs_of

__all__ = ["Pair", "Side", "laid_out", "pairs_of"]
