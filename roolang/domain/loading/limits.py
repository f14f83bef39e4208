"""What a declaration may measure at most; beyond it there is a finding, never a hang or a crash."""

MAX_BYTES = 50_000_000
"""Size of one file."""
MAX_DEPTH = 100
"""Materials of materials: how many levels below the good."""
MAX_NESTING = 2 * MAX_DEPTH + 20
"""Brackets within brackets: two for each level of materials, and some for what a material holds."""
MAX_DECLARATIONS = 200_000
"""Declarations in one file."""
MAX_ITEMS = 200_000
"""Materials, components and purchases of one declaration, at all levels."""
MAX_VALUES = 5_000_000
"""Single values of one declaration."""
MAX_NUMBER_LENGTH = 60
"""Characters of one number."""
MAX_EXPONENT = 60
"""Powers of ten of one number, up or down."""
MAX_PER_CODE = 200
"""Findings of one code that are listed for one file or declaration; one more says that there are others."""
