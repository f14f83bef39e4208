"""Tokens whose kind hangs on what stands beside them: `if` behind a rule, `thereafter` behind a day."""

from __future__ import annotations

from datetime import date, timedelta

from roolang.draft.english.contexts import LEADS, STARTS
from roolang.draft.english.scanning import WHOLE, Token
from roolang.draft.english.tables import tables

PASSIVE = "passive"
"""Of `undergo`: that what follows are words for what was done."""


def recast(tokens: list[Token]) -> list[Token]:
    """The tokens, each with the kind that it has where it stands."""
    for step in STEPS:
        tokens = step(tokens)
    return tokens


def _excepted(tokens: list[Token]) -> list[Token]:
    """`except that coffee may be used` begins a clause, `except that of the product` does not."""
    found = list(tokens)
    for place in range(len(found) - 3, -1, -1):
        if found[place][0] != "EXCEPT" or found[place + 1][1] != "that":
            continue
        if found[place + 2][0] not in ("OF_NOTHING", "OF_NOW", "OF_SAME"):
            found[place : place + 2] = [("HOWEVER", None, found[place][2], found[place + 1][3])]
    return found


def _beside(tokens: list[Token]) -> list[Token]:
    """`CTH together with RVC 40`: both; `CTH or CTSH, both with RVC 35`: each of them with that."""
    found = list(tokens)
    for place, (kind, value, start, end) in enumerate(tokens[:-1]):
        after = tokens[place + 1][0]
        if kind == "LINK" and value == "combined with" and after in WHOLE:
            found[place] = ("WORD", "and", start, end)
        elif kind == "WORD" and value == "otherwise" and after in WHOLE:
            found[place] = ("ALTERNATIVELY", None, start, end)
        elif value in ("both", "each") and after in ("CONTENT", "PROVIDED") and place and tokens[place - 1][1] == ",":
            found[place] = ("IN_EACH", None, start, end)
        elif kind == "IN_EACH" and after != "PROVIDED" and after not in WHOLE:
            found[place] = ("WORD", "case", start, end)
    return found


def _having(tokens: list[Token]) -> list[Token]:
    """`CTH with at least 35 % value addition`: both; `the good must contain` says nothing before a content."""
    found: list[Token] = []
    for place, (kind, value, start, end) in enumerate(tokens):
        ahead = [each[0] for each in tokens[place + 1 : place + 4] if each[0] != "COMPARE"]
        measured = ahead[:1] == ["PERCENT"] and ahead[1:2] in (["CONTENT"], ["BY_MEASURE"])
        if kind != "HAVING":
            found.append((kind, value, start, end))
        elif not measured and (value != "with" or ahead[:1] not in (["MAX_NOM"], ["NONE"])):
            found.append(("WORD", value, start, end))
        elif value == "with":
            found.append(("WORD", "and", start, end))
    return found


def _untitled(tokens: list[Token]) -> list[Token]:
    """`specific rule: CTH`: what only names the rule behind it."""
    found: list[Token] = []
    for place, (kind, value, start, end) in enumerate(tokens):
        if kind == "TITLE":
            kind, value = "WORD", "rule"
        titled = place == _title(tokens) and place + 1 < len(tokens)
        if titled and value == ":" and (tokens[place + 1][0] in STARTS or tokens[place + 1][0] == "LABEL"):
            found.clear()
        else:
            found.append((kind, value, start, end))
    return found


def _title(tokens: list[Token]) -> int:
    """Where the title of a rule ends: `rule 1`, `option B`; nowhere if there is none."""
    if not tokens or tokens[0][0] != "TITLE":
        return -1
    numbered = len(tokens) > 1 and (
        tokens[1][0] == "NUMBER" or (tokens[1][0] == "WORD" and len(str(tokens[1][1])) == 1)
    )
    return 2 if numbered else 1


TRADED = {"imported": "non-originating", "local": "originating", "domestic": "originating"}


def _foreign(tokens: list[Token]) -> list[Token]:
    """`foreign materials`, `the value of all imported parts`: those that do not originate; `local` ones that do."""
    found = list(tokens)
    for place, (_, value, start, end) in enumerate(tokens[:-1]):
        ahead = tokens[place + 1][0]
        before = [each[0] for each in tokens[max(0, place - 2) : place]]
        measured = before[-1:] == ["MEASURE"] or before == ["MEASURE", "ALL"]
        if value == "foreign" and ahead == "MATERIALS":
            found[place] = ("WHOSE", "non-originating", start, end)
        elif measured and ahead in ("MATERIALS", "WORD") and str(value) in TRADED:
            found[place] = ("WHOSE", TRADED[str(value)], start, end)
    return found


def _including(tokens: list[Token]) -> list[Token]:
    """`from fabric, including cutting`: together with it."""
    found = list(tokens)
    for place, (_, value, start, end) in enumerate(tokens[:-1]):
        if value == "including" and tokens[place + 1][0] == "OPERATION":
            found[place] = ("LINK", "combined with", start, end)
    return found


def _goods_behind(tokens: list[Token]) -> list[Token]:
    """`RVC 40; or CC for goods of heading 21.06`: the goods before what is for them, where only the last one can be."""
    size = len(tokens)
    begun = max((at + 1 for at, token in enumerate(tokens) if token[1] in (";", ".") and at + 1 < size), default=0)
    begun += begun < size and tokens[begun][1] in ("or", "and")
    clause = [token for token in tokens[begun:] if token[1] not in (";", ".")]
    ahead = next((at for at, token in enumerate(clause) if at and token[:2] == ("WORD", "for")), 0)
    before, named = clause[:ahead], clause[ahead:]
    if not before or not _only_goods(named) or any(value in ("or", "and") for _, value, *_ in before):
        return tokens
    end = named[-1][3]
    return [*tokens[:begun], *named, ("MARK", ",", end, end), *before]


def _only_goods(named: list[Token]) -> bool:
    """Whether all that stands behind `for` is codes."""
    said = [(kind, value) for kind, value, *_ in named[1:]]
    if said[:1] == [("WORD", "good")]:
        said = said[1:]
    if said[:1] and said[0][0] in ("OF_NOTHING", "OF_NOW"):
        said = said[1:]
    joined = all(kind == "CODE" or value in (",", "and", "or") for kind, value in said)
    return joined and bool(said) and said[0][0] == said[-1][0] == "CODE"


def _none_used(tokens: list[Token]) -> list[Token]:
    """`no non-originating sugar is used`: what is said of what there is none of."""
    found: list[Token] = []
    none = False
    for token in tokens:
        kind, value = token[:2]
        none = kind in ("NONE", "NOT_ANY") or (none and value not in (";", "."))
        if none and kind == "USED" and found[-1][1] in ("is", "are", "be"):
            begin = found.pop()[2]
            if found[-1][1] in ("must", "may", "can"):
                begin = found.pop()[2]
            found.append(("MAY_BE_USED", True, begin, token[3]))
        else:
            found.append(token)
    return found


def _limits(tokens: list[Token]) -> list[Token]:
    """`MaxNOM 55 %, of which battery packs may not exceed 30 %`: within the limit before it."""
    found = list(tokens)
    for place in range(len(found) - 1, 2, -1):
        of, which = found[place - 1 : place + 1]
        figure = found[place - 3][0] in ("BASE", "BASE_NAME", "PERCENT") and found[place - 2][1] == ","
        if figure and of[0] == "OF_NOTHING" and which[1] == "which":
            found[place - 1 : place + 1] = [("WITHIN_LIMIT", None, of[2], which[3])]
    return found


def _provisos(tokens: list[Token]) -> list[Token]:
    """`CTH, if the RVC is at least 40 %`: a proviso, where it stands behind what it is for."""
    found = list(tokens)
    for place in range(1, len(tokens) - 1):
        kind, value, start, end = tokens[place]
        if kind == "WORD" and value == "if" and tokens[place - 1][1] not in (".", ";", ":"):
            after = tokens[place + 1][0]
            if after == "MEASURE" or (after in STARTS and after not in LEADS):
                found[place] = ("PROVIDED", None, start, end)
    return found


def _thereafter(tokens: list[Token]) -> list[Token]:
    """`CTH until 31 December 2027, and thereafter CC`: from the day behind it; `before that date`: until then."""
    found: list[Token] = []
    first: date | None = None
    last: date | None = None
    for kind, value, start, end in tokens:
        if kind == "DATED":
            first, last = value
        if kind == "WORD" and value == "thereafter" and last is not None:
            found.append(("DATED", (last + timedelta(1), None), start, end))
        elif kind == "THEREBEFORE" and first is not None:
            found.append(("DATED", (None, first - timedelta(1)), start, end))
        else:
            found.append((kind, value, start, end))
    return found


def _before(tokens: list[Token]) -> list[Token]:
    """`from 1 January 2028: manufacture in which ...`: what only leads to the clause stands before its day."""
    found = list(tokens)
    for place in range(len(found) - 1):
        begins = place == 0 or found[place - 1][0] == "MARK" or found[place - 1][1] in ("and", "or")
        after = place + 1 + (found[place + 1][1] in (",", ":"))
        if found[place][0] == "DATED" and begins and after < len(found) and found[after][0] == "IN_WHICH":
            found[place : after + 1] = [found[after], found[place]]
            return _before(found)
    return found


def _headings(tokens: list[Token]) -> list[Token]:
    """`any of the following` leads to a list only before a colon, `or both` to a clause only before one."""
    found = list(tokens)
    for place, (kind, _, start, end) in enumerate(tokens):
        if kind == "BOTH" and place + 1 < len(tokens) and tokens[place + 1][0] in (*STARTS, "LABEL"):
            found[place] = ("WORD", "or", start, end)
        if kind in ("ANY_OF", "EACH") and (place + 1 == len(tokens) or tokens[place + 1][1] != ":"):
            found[place] = ("WORD", "following", start, end)
    return found


def _same_too(tokens: list[Token]) -> list[Token]:
    """`in the same heading as the good or in heading 84.07`: the word before the code is said once more."""
    found = tokens[:2]
    for token in tokens[2:]:
        if found[-2][0] == "OF_SAME" and found[-1][1] in ("and", "or") and token[1] == "in":
            found[-1] = (*found[-1][:3], token[3])
        else:
            found.append(token)
    return found


BE = ("is", "are", "was", "were")
RELATIVE = ("which", "that", "who", "if", "when", "where", "not", "nor")


def _treated(tokens: list[Token]) -> list[Token]:
    """`the yarn is dyed and printed`: materials undergo what is said to be done; `heat treated` is one word."""
    done = tables().done
    found: list[Token] = []
    for token in tokens:
        kind, value, _, end = token
        before = found[-1] if found else None
        if kind == "WORD" and before and before[0] == "WORD" and f"{before[1]} {value}" in done:
            found[-1] = ("WORD", f"{before[1]} {value}", before[2], end)
        else:
            found.append(token)
    for place in range(1, len(found) - 1):
        kind, value, start, end = found[place]
        before, after = found[place - 1], found[place + 1]
        participle = after[1] in done if after[0] == "WORD" else after[0] == "OPERATION" and _shorter(after)
        if kind == "WORD" and value in BE and participle and _of_materials(found[:place]):
            found[place] = ("UNDERGO", PASSIVE, start, end)
    return found


def _shorter(token: Token) -> bool:
    """Whether an operation is told by less than its name: `cut`, `sewn`, `knit to shape`."""
    return token[3] - token[2] < len(token[1])


def _of_materials(before: list[Token]) -> bool:
    """Whether something is said of materials, by their own words; `the garment is sewn` is said of the good."""
    kinds: set[str] = set()
    for kind, value, *_ in reversed(before):
        if value in RELATIVE or kind in ("MARK", "PROVIDED", "IN_WHICH"):
            return bool(kinds & MATERIAL) and value not in RELATIVE
        kinds.add(kind)
    return bool(kinds & MATERIAL)


MATERIAL = {"ALL", "MATERIALS", "USED", "WHOSE"}
"""Of what words only materials are spoken of."""


def _by(tokens: list[Token]) -> list[Token]:
    """`made from scrap by melting and casting`: together with what is done to it."""
    found = list(tokens)
    made = False
    for place, (kind, value, start, end) in enumerate(tokens[:-1]):
        made = (made or kind in ("FROM_MADE", "MADE")) and value not in (";", ".")
        ahead = kind == "WORD" and value in ("by", "through", "via") and tokens[place + 1][0] == "OPERATION"
        if made and ahead and not str(tokens[place - 1][1]).endswith("ed"):
            found[place] = ("LINK", "combined with", start, end)
    return found


def _with(tokens: list[Token]) -> list[Token]:
    """`weaving, with dyeing or printing`: together with these; behind a link each `with` is one of several."""
    found = list(tokens)
    linked = False
    for place, (kind, value, start, end) in enumerate(tokens[:-1]):
        linked = (linked or kind == "LINK") and value not in (";", ".")
        before = tokens[place - 2 if place > 1 and tokens[place - 1][1] == "," else place - 1]
        ahead = tokens[place + 1][0] == before[0] == "OPERATION" and place > 0
        if kind == "WORD" and value == "with" and ahead and not linked:
            found[place], linked = ("LINK", "combined with", start, end), True
    return found


STEPS = (
    _treated,
    _by,
    _excepted,
    _goods_behind,
    _untitled,
    _foreign,
    _including,
    _none_used,
    _having,
    _with,
    _beside,
    _limits,
    _provisos,
    _thereafter,
    _before,
    _headings,
    _same_too,
)
"""One after the other: each sees what those before it made."""
