"""Characters that show nothing themselves: they turn the order of reading, hide words, or steer a terminal."""

from __future__ import annotations

import re
import unicodedata

TURNING = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
"""Marks of direction, embeddings, overrides and isolates."""
UNSEEN = "\u180e\u200b\u2060-\u2065\u206a-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f"
"""Characters without width that no script needs; joiners, which some do, and the soft hyphen are let pass."""
STEERING = "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f"
"""Control characters, but for those that are white space."""
HIDDEN = re.compile(f"[{TURNING}{UNSEEN}{STEERING}]")


def hidden(text: str, start: int = 0) -> re.Match[str] | None:
    """The first such character; a text that is all printed ASCII has none."""
    return None if text.isascii() and text.isprintable() else HIDDEN.search(text, start)


def without_hidden(text: str) -> str:
    """The text as it means, without them."""
    return text if hidden(text) is None else HIDDEN.sub("", text)


def unsteered(text: str) -> str:
    """The text with a mark in the place of each of them, so that it may be printed."""
    return text if hidden(text) is None else HIDDEN.sub("\ufffd", text)


def called(char: str) -> str:
    """`U+202E (right-to-left override)`."""
    name = unicodedata.name(char, "").lower()
    return f"U+{ord(char):04X}" + (f" ({name})" if name else "")
