"""Surface meaning to core, one file a legal concept. May import `syntax`, `format`, `check`, `ir` and below.

Public: `gather` (modules to a library), `edition` (a text with its amendments), `View`, `readings_of`,
`lower` (an edition in a view to a program and the findings met on the way).
"""

from roolang.lower.editions import Edition, edition, projected, spoken
from roolang.lower.library import Library, Text, gather
from roolang.lower.once import dates_in
from roolang.lower.program import ground, lower, lower_as, lower_figures
from roolang.lower.project import View
from roolang.lower.readings import narrowed, questions, readings_of

__all__ = [
    "Edition", "Library", "Text", "View", "dates_in", "edition", "gather", "ground", "lower", "lower_as",
    "lower_figures", "narrowed", "projected", "questions", "readings_of", "spoken",
]  # fmt: skip
