"""What all tests share."""

from __future__ import annotations

import os

import lark.lexer

# Tests work everything out themselves; those about the cache name a folder of their own.
os.environ["ROOLANG_CACHE"] = "off"

# With `interegular` installed, lark compares all terminals at every start, for seconds. The strict-mode test
# switches it on again.
lark.lexer.has_interegular = False
