"""The words of one product rule, as annexes and negotiators print them, to the tree that people write by hand.

Public: `read_rule` (one rule: all its alternatives, joined into one text), `Reading`, `Question`, `Ambiguity`.
The published vocabulary of operations and materials is `stdlib_rules/common/operations.roo` and `.../materials.roo`.
May import `syntax.tree`, `format`, `domain`, `diagnostics`, `source`.
"""

from roolang.draft.english.model import Ambiguity, Question, Reading
from roolang.draft.english.reading import read_rule

__all__ = ["Ambiguity", "Question", "Reading", "read_rule"]
