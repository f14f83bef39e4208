"""Letters of two scripts in one word: a Cyrillic `е` looks like a Latin one, and makes another name."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from roolang.diagnostics import Finding, Fix, Label
from roolang.limits import MAX_STRANGE
from roolang.source import SourceFile, Span
from roolang.source.alike import in_latin

_WORD = re.compile(r"[^\W\d_]*[^\W\d_\x00-\x7f][^\W\d_]*")
_SCRIPTS = ("LATIN", "CYRILLIC", "GREEK", "ARMENIAN")
"""Scripts that share the looks of letters."""


def mixed(source: SourceFile, text: str) -> Iterator[Finding]:
    """RL1131 for each such word of a text without comments, the first of very many."""
    if text.isascii():
        return
    told = 0
    for word in _WORD.finditer(text):
        if len(found := scripts_of(word[0])) > 1 and told < MAX_STRANGE:
            told += 1
            span, latin = Span(source, *word.span()), in_latin(word[0])
            message = f"`{word[0]}` mixes letters of {' and '.join(each.capitalize() for each in found)}"
            plain = latin.isascii()
            help_ = f"write `{latin}`" if plain else "write it in the letters of one script"
            yield Finding("RL1131", message, Label(span), help=help_, fixes=(Fix(span, latin),) if plain else ())


def scripts_of(word: str) -> list[str]:
    """The scripts that the letters of a word are of, as far as they share looks."""
    named = {unicodedata.name(letter, "").partition(" ")[0] for letter in word}
    return [each for each in _SCRIPTS if each in named]
