"""The grammar as Lark reads it: quoted phrases widened, keywords kept out of names.

A keyword phrase of the grammar (`"origin is conferred by"`) may be written with any white space between its
words, with an article slipped in, and with a capital first letter. A name is a run of words up to the next
reserved word, so that a new quantity or method never touches the grammar.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import Any

from lark import Lark
from lark.lexer import PatternRE, PatternStr, TerminalDef

from roolang.domain.currency import CURRENCIES
from roolang.syntax.tables import prepared

SPOKEN_ELSEWHERE = [
    "and", "or", "provided", "requires", "additionally", "alternatively", "applies", "does", "do", "is", "are",
    "not", "at", "exceeds", "exceed", "chapter", "chapters", "heading", "headings", "subheading", "subheadings",
    "tariff", "to", "through", "the", "an", "a", "plus", "minus", "disregarded", "undetermined",
]  # fmt: skip
"""Words that begin a token written as a pattern in `terminals.lark`."""
FREE_ALONE = {
    "tariff": r"tariff\s+items?",
    "change": r"change\s+from",
    "product": r"product\s+rule",
    "produced": r"produced\s+(?:in|on)",
    "shipped": r"shipped\s+on",
    "text": r"text\s*[\"“]",
    "lesser": r"lesser\s+of",
    "greater": r"greater\s+(?:of|than)",
    "higher": r"higher\s+than",
    "lower": r"lower\s+than",
    "cannot": r"cannot\s+exceed",
    "shall": r"shall\s+(?:not\s+exceed|be)",
    **{word: rf"{word}\s+(?:\d|\[|[A-Z]{{3}}\s*\d)" for word in ("above", "below", "exceeding")},
    "less": r"less\s+than",
    "more": r"more\s+than",
    "described": r"described\s+as",
    "dates": r"dates\s+are",
    "equal": r"equal\s+to",
    "part": r"part\s+of",
    "language": r"language\s+\d",
    "claim": r"claim\s+requires",
    "country": r"country(?!\s+of)",
    "named": r"named\s+[\"“]",
    "reading": r"reading\s",
    "other": r"other\s+materials\s+unknown",
    "origin": r"origin\s+(?:is|of\s+sets)(?![\w-])",
    "goods": r"goods\s+are\s+wholly",
    "criterion": r"criterion\s+[\"“]",
    "having": r"having\s+undergone",
    "designated": r"designated\s+as",
    "inventory": r"inventory\s+methods",
    "insufficient": r"insufficient\s+operations",
    "citations": r"citations\s+required(?![\w-])",
    "rules": r"rules\s+cover(?![\w-])",
    "importation": r"importation\s+from",
    "rounded": r"rounded\s+to",
    "materials": r"materials\s+are\s+(?:valued|traced)",
    "drawn": r"drawn\s+by",
    "received": r"received\s+\d",
    "withdrawn": r"withdrawn\s+\d",
}
"""Words that are reserved only together with what follows them; alone they may stand in names."""
LINE = r"(?:material|component|purchase|packaging|packing|accessory|indirect\s+material)\s+\d"
"""The head of a line of an inline declaration: it ends a name, so that `undergoes dyeing` may stand before one."""
WORD = r"[^\W\d]\w*(?:[-’'][^\W\d]\w*)*"


@cache
def parser() -> Lark:
    """The parser of rule files, made once in a process."""
    return prepared(build)


def build(**options: Any) -> Lark:
    """A parser made from the grammar, with further Lark options (a test asks for `strict`)."""
    return Lark.open_from_package(
        "roolang.grammar",
        "roolang.lark",
        parser="lalr",
        lexer="contextual",
        propagate_positions=True,
        maybe_placeholders=False,
        edit_terminals=_widen,
        **options,
    )


@cache
def phrases() -> tuple[str, ...]:
    """The quoted keyword phrases of the grammar, as it writes them."""
    text = (files("roolang.grammar") / "roolang.lark").read_text(encoding="utf-8")
    rules = re.sub(r"^\s*//.*$", "", text, flags=re.MULTILINE)
    return tuple(sorted({phrase for phrase in re.findall(r'"([^"\n]+)"', rules) if phrase[0].isalpha()}))


@cache
def reserved() -> tuple[str, ...]:
    """The published list: words that no name may hold, wherever they stand."""
    words = {phrase.split()[0] for phrase in phrases()} | set(SPOKEN_ELSEWHERE)
    return tuple(sorted(words - set(FREE_ALONE)))


def _widen(terminal: TerminalDef) -> None:
    """Lark's hook: let a phrase be written as people write, and let a name stop at a keyword."""
    if terminal.name == "NAME":
        terminal.pattern = PatternRE(_name_pattern())
    elif isinstance(terminal.pattern, PatternStr) and terminal.pattern.value[0].isalpha():
        words = terminal.pattern.value.split()
        terminal.priority = 42 + 2 * len(words)
        first = f"[{words[0][0].upper()}{words[0][0]}]{re.escape(words[0][1:])}"
        rest = "".join(rf"\s+(?:(?:the|an|a)\s+)?{re.escape(word)}" for word in words[1:])
        terminal.pattern = PatternRE(f"{first}{rest}(?![\\w-])")


def _name_pattern() -> str:
    """Words up to the next reserved one; tried letter by letter, which is much quicker than word by word.

    A currency before a number ends a name that has begun: `value EUR 5` is an amount of *value*, but *FOB* is a name.
    """
    both_cases = sorted({form for word in reserved() for form in (word, word.capitalize())})
    pairs = "|".join(f"[{pair[0].upper()}{pair[0]}]{pair[1:]}" for pair in FREE_ALONE.values())
    pairs += f"|{LINE}"
    stop = rf"(?!{_trie(both_cases)}(?![\w-])|{pairs})"
    amount = rf"(?!{_trie(sorted(CURRENCIES))}\s+\d)"
    return f"{stop}{WORD}(?:\\s+{stop}{amount}{WORD})*"


def _trie(words: list[str]) -> str:
    """A pattern for exactly these words, branching at each letter."""
    branches: dict[str, list[str]] = {}
    for word in words:
        if word:
            branches.setdefault(word[0], []).append(word[1:])
    if not branches:
        return ""
    parts = [re.escape(letter) + _trie(rest) for letter, rest in sorted(branches.items())]
    joined = parts[0] if len(parts) == 1 and "" not in words else f"(?:{'|'.join(parts)})"
    return joined + ("?" if "" in words else "")
