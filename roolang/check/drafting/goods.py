"""For which goods: descriptions that say what the code says, ranges, exclusions and guards that do nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from roolang.check.intervals import apart, covered, interval, outer, plain
from roolang.check.texts import Corpus, Text
from roolang.check.walk import head_of
from roolang.diagnostics import Finding, Fix, Label
from roolang.domain import nomenclature
from roolang.domain.hs import printed
from roolang.source import Span
from roolang.syntax import tree as t


def goods(corpus: Corpus) -> Iterator[Finding]:
    """RL5272 to RL5275 and RL5292."""
    for rule, placed in corpus.each(t.ProductRule):
        scope = rule.scope.goods
        for item in scope.codes.items if scope.codes else ():
            if isinstance(item, t.Described):
                yield from _same_words(item, corpus.edition(placed.text))
            elif isinstance(item, t.CodeRange) and item.low[:2] != item.high[:2] and len(item.low) > 2:
                yield _across(item)
        yield from _left_out(scope)
    for item, _ in corpus.each(t.CodeRange):
        if item.low == item.high:
            yield from _of_one(item)
    for guard, placed in corpus.each(t.Guarded):
        yield from _guard(guard, placed.statement, placed.text)


def _same_words(item: t.Described, edition: int | None) -> Iterator[Finding]:
    match item.of:
        case t.Codes(items=(t.CodeRange(low=code, high=high),)) if edition and code == high:
            said = nomenclature.describe(edition, code)
        case _:
            return
    if said and _letters(said) == _letters(item.words):
        message = f"these are the words of `{printed(code)}` itself: they leave nothing out"
        fixes = (Fix(item.span, item.of.span.text),)
        yield Finding("RL5272", message, Label(item.span), help=f"write `{item.of.span.text}`", fixes=fixes)


def _letters(words: str) -> str:
    return " ".join(re.findall(r"\w+", words.casefold()))


def _across(item: t.CodeRange) -> Finding:
    message = f"this range runs from chapter {item.low[:2]} into chapter {item.high[:2]}"
    help_ = "see whether the first two digits of its end are a slip; else write a range for each chapter"
    return Finding("RL5273", message, Label(item.span), help=help_)


def _of_one(item: t.CodeRange) -> Iterator[Finding]:
    found = re.fullmatch(r"(.*?)\s*(?:\bto\b|\bthrough\b|[-–—])\s*(?:\D*?)(\d[\d.]*)", item.span.text, re.DOTALL)
    if found:
        message = f"this range begins and ends with `{printed(item.low)}`"
        fixes = (Fix(item.span, found[1]),)
        help_ = f"write `{found[1]}`, or the end that was meant"
        yield Finding("RL5274", message, Label(item.span), help=help_, fixes=fixes)


def _left_out(scope: t.Goods) -> Iterator[Finding]:
    held = outer(scope.codes) if scope.codes and scope.without else None
    for item in scope.without.items if scope.without and held else ():
        lines = interval(item) if isinstance(item, t.CodeRange) else None
        if lines and held and apart([lines], held):
            message = f"`{item.span.text}` is not among these goods, so nothing is left out"
            others = (Label(scope.codes.span, "the goods"),) if scope.codes else ()
            help_ = "delete it, or write the code that was meant"
            yield Finding("RL5275", message, Label(item.span), others=others, help=help_)


def _guard(guard: t.Guarded, statement: object, text: Text | None) -> Iterator[Finding]:
    """RL5292 for a guard that everything passes: all goods of the rule, or the first day of the text."""
    said = ""
    if guard.goods and guard.start is None and guard.end is None and isinstance(statement, t.ProductRule):
        wanted = outer(statement.scope.goods.codes) if statement.scope.goods.codes else None
        held = list(plain(guard.goods))
        if wanted and all(covered(each, held) for each in wanted):
            said = "this holds for all goods of the rule as it is"
    elif guard.start and guard.end is None and guard.goods is None and _begun(guard, statement, text):
        said = "this holds from the first day of the text as it is"
    if said:
        head = head_of(guard)
        fix = Fix(Span(head.source, head.start, guard.cond.span.start), "")
        help_ = "delete the guard, or write what was meant"
        yield Finding("RL5292", said, Label(head), help=help_, fixes=(fix,))


def _begun(guard: t.Guarded, statement: object, text: Text | None) -> bool:
    """Whether a guard begins when all begins: with a text that is no proposal, and a rule without days of its own."""
    first = text.in_force.start if text and text.in_force and isinstance(text.header, t.Agreement) else None
    own = isinstance(statement, t.ProductRule) and statement.in_force is not None
    return first is not None and guard.start is not None and guard.start <= first and not own
