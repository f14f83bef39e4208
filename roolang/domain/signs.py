"""How the signs of comparisons are said to people, and numbers without a letter that nobody has filled in."""

SAID = {">=": "at least", ">": "more than", "<=": "at most", "<": "less than", "=": "exactly"}
UNLETTERED = "open number "
"""How the name begins that is given to an open number which has no letter of its own: no two of a text are one."""
