"""Requirements that hang on a case: `if the RVC is less than 40 %, CTH`, `CC, except for goods of 7303: CTH`.

Neither is a row of requirements. A case that leads to one grants no origin by itself, and what is asked in one case is
not asked of all; a text that says so is refused as a whole.
"""

from __future__ import annotations

import re

from roolang.draft.english.contexts import LEADS, LISTS, STARTS
from roolang.draft.english.scanning import Token

CASE = re.compile(
    r"""(?:if|unless|when|whenever|where|wherever|insofar\ as|to\ the\ extent|without\ prejudice|notwithstanding
    |in\ (?:the\ )?(?:case|event|cases)\ (?!of\ (?:a\ |the\ )?goods?\b)
    |(?:except|save|apart)\ (?:for|from|where|when|if|in))\b""",
    re.I | re.X,
)
"""With what a case begins that another requirement hangs on."""
HANGING = re.compile(r"(?:if|when|where|in (?:the )?cases?)\b", re.I)
"""With what the case of an exception begins."""
ASKED = (STARTS - LEADS) | {"ALL", "MATERIALS", "NONE", "OPERATION", "WHOSE"}
"""With what a requirement begins."""
CHANGES = ("CHANGE_FROM", "CHANGE_TO", "SHIFT")


def departs(text: str, tokens: list[Token]) -> bool:
    """Whether a requirement of a text hangs on a case, or is for what another one excepts."""
    return any(
        _leads(text, tokens, at) or _elsewhere(text, tokens, at) or _relieves(tokens, at) for at in range(len(tokens))
    )


def _leads(text: str, tokens: list[Token], at: int) -> bool:
    """Whether a case begins a sentence, or stands between commas before what is asked in it."""
    kind, _, start, _ = tokens[at]
    if kind == "PROVIDED" and at == 0:
        return _asked_behind(tokens, at)
    if kind not in ("WORD", "IN_WHICH", "EXCEPT", "PROVIDED") or not CASE.match(text, start):
        return False
    if at + 1 < len(tokens) and tokens[at + 1][1] == ",":
        return False  # `where, within the above limit, ...`
    before = tokens[at - 1] if at else None
    if kind == "EXCEPT":
        return not _asked_before(tokens, at) and _asked_behind(tokens, at)
    if before is None:
        return True
    begins = before[0] in ("MARK", *LISTS, *LEADS) or before[1] in ("and", "or")
    return begins and _asked_behind(tokens, at)


def _asked_before(tokens: list[Token], at: int) -> bool:
    """Whether a requirement begins before a place in its sentence."""
    for kind, value, *_ in reversed(tokens[:at]):
        if value in (";", "."):
            return False
        if kind in ASKED:
            return True
    return False


def _asked_behind(tokens: list[Token], at: int) -> bool:
    """Whether a comma or colon in the same sentence ends a case, and a requirement follows."""
    for place in range(at + 1, len(tokens) - 1):
        value = tokens[place][1]
        if value in (";", "."):
            return False
        if value in (",", ":"):
            after = place + 1 + (tokens[place + 1][1] == "then")
            if after < len(tokens) and tokens[after][0] in ASKED:
                return True
    return False


def _elsewhere(text: str, tokens: list[Token], at: int) -> bool:
    """`except for goods of 7303: CTH`, `except 8803 where CTH applies`: what is asked of goods that are excepted."""
    if tokens[at][0] != "EXCEPT":
        return False
    for place in range(at + 1, len(tokens)):
        kind, value, start, _ = tokens[place]
        after = next((each[0] for each in tokens[place + 1 :] if each[0] not in LISTS), "")
        if kind in ("WORD", "IN_WHICH", "PROVIDED") and HANGING.match(text, start):
            return kind != "IN_WHICH" or tokens[place - 1][1] != "," or after in CHANGES
        if value in (";", ".") or kind in (*STARTS, "LABEL", "LINE"):
            return False
        goods = value == "," and after in CHANGES and tokens[at + 1][1] == "good"
        if goods or (value == ":" and place > at + 1 and after in ASKED):
            return True
    return False


def _relieves(tokens: list[Token], at: int) -> bool:
    """`RVC 50, except that until a day RVC 40`: what takes the place of what stands before it."""
    if tokens[at][0] != "HOWEVER" and tokens[at][1] != "but":
        return False
    after = at + 1
    while after < len(tokens) and (tokens[after][1] == "," or tokens[after][0] == "DATED"):
        after += 1
    dated = any(each[0] == "DATED" for each in tokens[at + 1 : after])
    kind = tokens[after][0] if after < len(tokens) else ""
    return dated or kind in (*CHANGES, "CONTENT", "MAX_NOM")
