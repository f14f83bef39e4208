"""Values without syntax: truth, amounts, tariff codes, declarations. May import `diagnostics` and `source`."""

from roolang.domain.amount import Amount
from roolang.domain.declaration import Declaration, Holding, Item, Process, fold
from roolang.domain.truth import Truth

__all__ = ["Amount", "Declaration", "Holding", "Item", "Process", "Truth", "fold"]
