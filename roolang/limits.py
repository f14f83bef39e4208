"""What may be given to the program at most: beyond it never a hang, a crash or lost data.

Of what is refused or left out there is a finding; what is only looked at less far says so in its own words here.

`docs/limits.md` lists them for people, with their codes; a test holds the two together.
"""

# ---- on the screen

MAX_SHOWN = 1_000
"""Findings that are shown with their lines; more are counted, and all are listed by `--format concise` or `json`."""

# ---- rule files

MAX_RULE_BYTES = 20_000_000
"""Size of one rule file (RL1005)."""
MAX_BRACKETS = 100
"""Brackets within brackets (RL1004)."""
MAX_DEPTH = 220
"""How deep the parts of one statement may be nested, brackets or none: a sum of so many amounts is (RL1004)."""
MAX_CHAIN = 30
"""Definitions that use definitions that use definitions (RL0901)."""
MAX_WRITTEN_DEPTH = 150
"""How deep the definitions of such a chain may be nested together (RL0901)."""
MAX_WRITTEN = 100_000
"""Parts of what one use of a name stands for, with all that it uses written out (RL0902)."""
MAX_WRITTEN_ALL = 5_000_000
"""The same of a whole text (RL0902)."""
MAX_WAYS = 1_000
"""Choices of so many operations out of a list that a condition on materials counts (RL0902)."""
MAX_ALTERNATIVES = 200
"""Alternatives of a rule that a tolerance applies to; a rule with more is judged without it (RL4105)."""
MAX_READINGS = 100
"""Combinations of readings in which one text is judged (RL0903), and in which it is checked."""
MAX_READINGS_TOLD_APART = 12
"""Pairs of readings of one draft for which a product is looked for."""
MAX_DAYS = 40
"""Days on which something changes that a check looks at."""
MAX_SOUGHT = 100_000
"""Names that the unknown names of one text are held against, to say which of them may be meant."""
MAX_NAME = 300
"""Characters of a name in a rule file, or of whom a bracket belongs to (RL0921)."""
MAX_QUOTATION = 20_000
"""Characters of a quotation in a rule file (RL0921)."""
MAX_STRANGE = 200
"""Strange characters that are listed for one file (RL1002)."""

# ---- numbers, in rule files and declarations

MAX_NUMBER_LENGTH = 60
"""Characters of one number (RL0920 in a rule file, RL6003 in a declaration)."""

# ---- files and folders

MAX_IMPORTS = 50
"""Files that use files that use files (RL1004)."""
MAX_FILES = 5_000
"""Rule files of one folder (RL0905)."""
MAX_ENTRIES = 100_000
"""Files and folders that are looked at in one folder (RL0905)."""
MAX_UNREADABLE = 20
"""Folders that cannot be read and links that are not followed, listed for one folder."""
MAX_ABOVE = 8
"""Folders above the rules in which settings are looked for; not above a repository, nor above one's home."""
MAX_SETTINGS = 1_000_000
"""Size of a file of settings (RL6404)."""

# ---- declarations

MAX_BYTES = 50_000_000
"""Size of one file of declarations (RL6008)."""
MAX_LEVELS = 100
"""Materials of materials: how many levels below the good (RL6005)."""
MAX_NESTING = 2 * MAX_LEVELS + 20
"""Brackets within brackets: two for each level of materials, and some for what a material holds (RL6005)."""
MAX_DECLARATIONS = 200_000
"""Declarations in one file (RL6008)."""
MAX_ITEMS = 200_000
"""Materials, components and purchases of one declaration, at all levels (RL6008)."""
MAX_VALUES = 5_000_000
"""Single values of one declaration (RL6008)."""
MAX_RECORDS = 2_000
"""Receipts and withdrawals of one stock (RL6008)."""
MAX_TEXT = 20_000
"""Characters of one text or name of a declaration (RL0922)."""
MAX_EXPONENT = 60
"""Powers of ten of one number, up or down (RL6003)."""
MAX_PER_CODE = 200
"""Findings of one code that are listed for one file or declaration; one more says that there are others."""

# ---- judging

MAX_CUTS = 64
"""Ways to take the materials of one good, each whole or as what it is made of, that are tried (RL6108)."""
MAX_CUT_LINES = 12_800
"""Lines that are looked at over all those ways: of long lists fewer ways are tried, at least one (RL6108)."""
MAX_CASES = 256
"""Ways in which doubtful parts of one amount may count that are told apart; of more, the least and the most."""
MAX_CANDIDATES = 12
"""Rules that may be for a good, as any may of one without a code: once two disagree, so many are judged and told."""
MAX_CODES = 32
"""Combinations of codes that are tried where a declaration leaves codes open between several."""
MAX_LOOKED = 1_000
"""Lines of a good, over all cuts; where judging looks at more, what follows from a missing fact is not said."""
MAX_WAYS_TO_SETTLE = 20
"""Sets of missing facts that are told of one verdict."""

# ---- tables

MAX_UNPACKED = 100_000_000
"""Size of all parts of an Excel file when unpacked."""
MAX_RATIO = 200
"""How many times its packed size a part of an Excel file may have, if it is larger than `SMALL`."""
SMALL = 5_000_000
MAX_PARTS = 2_000
"""Parts of an Excel file."""
MAX_SHEETS = 100
"""Sheets of one file."""
MAX_ROWS = 200_000
"""Rows of one sheet."""
MAX_COLUMNS = 500
"""Columns of one sheet."""
MAX_CELLS = 2_000_000
"""Cells of one file."""
MAX_CELL = 20_000
"""Characters of one cell."""
MAX_SEARCH = 60
"""Rows from the top among which the headings are looked for."""
MAX_LISTED = 20
"""Rows or columns that one message names."""

# ---- proofs

SOLVER_SECONDS = 60
"""Seconds that the solver may think about one question."""
SOLVER_MEGABYTES = 2_000
"""Memory of the solver's process."""
MAX_KINDS = 4_000
"""Kinds of lines of one code that are told apart."""
