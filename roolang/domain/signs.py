"""How the signs of comparisons are said to people."""

SAID = {">=": "at least", ">": "more than", "<=": "at most", "<": "less than", "=": "exactly"}
