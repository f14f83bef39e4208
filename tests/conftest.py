"""What all tests share."""

from __future__ import annotations

import lark.lexer

# With `interegular` installed, lark compares all terminals at every start, for seconds. The strict-mode test
# switches it on again.
lark.lexer.has_interegular = False
