"""Characters that look like those of Latin and are others: of another script, of full width, or none to be seen."""

from __future__ import annotations

import unicodedata

from roolang.source.hidden import without_hidden

_ALIKE = str.maketrans(
    "аеорсухіјѕһԁкмтвнгАЕОРСУХІЈЅКМТВНοανρικΑΒΕΖΗΙΚΜΝΟΡΤΥΧ",
    "aeopcyxijshdkmtbhrAEOPCYXIJSKMTBHoavpikABEZHIKMNOPTYX",
)


def in_latin(text: str) -> str:
    """The text in the letters, figures and marks that it looks to be in."""
    if text.isascii():
        return text
    return without_hidden(unicodedata.normalize("NFKC", text)).translate(_ALIKE)


def odd(text: str) -> str:
    """The first character of a text that looks like plain Latin and is not; none if it does not or is."""
    if text.isascii() or not in_latin(text).isascii():
        return ""
    return next(char for char in text if not char.isascii() and not char.isspace()) if not _spaced(text) else ""


def _spaced(text: str) -> bool:
    """Whether only its white space is not plain, which counts as any other."""
    return all(char.isascii() or char.isspace() for char in text)
