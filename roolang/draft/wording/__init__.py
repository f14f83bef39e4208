"""Rules in legal English: what `roolang read` prints, in words that `roolang draft` reads back."""

from __future__ import annotations

from roolang.draft.wording.classes import Unsaid
from roolang.draft.wording.conditions import clause, sentence
from roolang.draft.wording.house import EUROPEAN, HOUSES, NORTH_AMERICAN, House
from roolang.draft.wording.texts import Said, texts

__all__ = ["EUROPEAN", "HOUSES", "NORTH_AMERICAN", "House", "Said", "Unsaid", "clause", "sentence", "texts"]
