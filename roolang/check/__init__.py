"""What can be found wrong with texts before anything runs, looking at the tree alone.

May import `syntax`, `domain`, `diagnostics`, `source`; never `lower` or `format`. A check takes the corpus and
gives findings, changes nothing, and reports on the user's own modules only.

Public: `check` (modules as they were loaded), `check_codes`, `check_declaration`.
"""

from roolang.check.checking import check
from roolang.check.declaration import check_codes, check_declaration

__all__ = ["check", "check_codes", "check_declaration"]
