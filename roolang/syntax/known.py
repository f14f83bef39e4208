"""Which names a text seems to know: those of the standard vocabulary, and those that stand in it elsewhere.

Nothing is settled here, that is for the checks. It only tells a likely guess about a slip from an unlikely one.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

from roolang.domain.declaration import fold

QUIET = re.compile(r'"[^"\n]*"|“[^”\n]*”|#[^\n]*')
STANDARD = frozenset({"materials", "material", "tariff change", "production", "bilateral", "full", "fiscal year"})
"""Names that mean something without a definition."""
DEFINITION = re.compile(r"^define \w+ (?P<name>.+?) (?:as|in|for|on|of|within)\b", re.MULTILINE)
METHOD = re.compile(r"^define method (?P<method>.+?) for (?P<name>.+?) as\b", re.MULTILINE)


class Known:
    """The names of one text."""

    def __init__(self, text: str) -> None:
        self.words = f" {fold(QUIET.sub(' ', text))} "
        self.counts: dict[str, int] = {}

    def __contains__(self, name: str) -> bool:
        """Whether a name is of the vocabulary, or stands in the text more often than once."""
        folded = fold(name)
        if folded in vocabulary():
            return True
        if folded not in self.counts:
            alone = rf"(?<![\w-]){re.escape(folded)}(?![\w-])"
            self.counts[folded] = sum(1 for _ in re.finditer(alone, self.words))
        return self.counts[folded] > 1


@cache
def vocabulary() -> frozenset[str]:
    """The names that the standard vocabulary defines."""
    return STANDARD | {fold(found["name"]) for form in (DEFINITION, METHOD) for found in form.finditer(_methods())}


@cache
def method_of(words: str) -> str:
    """The method of the standard vocabulary whose name, or the first word of it, begins these words; or nothing."""
    folded = fold(words)
    names = [fold(found["method"]) for found in METHOD.finditer(_methods())]
    spoken = [(begun, name) for name in names for begun in (name, name.split()[0]) if "-" in begun or begun == name]
    fitting = [each for each in spoken if f"{folded} ".startswith(f"{each[0]} ")]
    return max(fitting, key=lambda each: len(each[0]))[1] if fitting else ""


def _methods() -> str:
    try:
        return (files("roolang.stdlib_rules") / "methods.roo").read_text(encoding="utf-8")
    except OSError:
        return ""
