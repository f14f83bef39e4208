"""What a table may measure at most; beyond it there is a finding, never a hang or a crash."""

MAX_BYTES = 50_000_000
"""Size of one file."""
MAX_UNPACKED = 100_000_000
"""Size of all parts of an Excel file when unpacked."""
MAX_RATIO = 200
"""How many times its packed size a part of an Excel file may have, if it is larger than `SMALL`."""
SMALL = 5_000_000
MAX_PARTS = 2_000
"""Parts of an Excel file."""
MAX_SHEETS = 100
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
