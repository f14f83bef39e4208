"""Guesses about signs: comparisons, remarks, parties, quotation marks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from roolang.domain.loading.countries import COUNTRIES
from roolang.syntax.bracketing import PARTIES
from roolang.syntax.known import method_of
from roolang.syntax.mend import PLAIN_WORD, Mend, after_last
from roolang.syntax.probing import Stop, shown
from roolang.syntax.vocabulary import spelled

COMPARISONS = {"=>": ">=", "=<": "<=", "==": "="}
ARTICLE = re.compile(r"\b(?:[Tt]he|[Aa]n?)(?![\w-])")
TURNED = re.compile(
    r"(?P<value>\d[\d.]*\s*(?:%|per\s?cent)?)\s+(?:of\s+)?(?P<name>[^\W\d][\w-]*(?: [^\W\d][\w-]*){0,4})"
)
METHOD_FIRST = re.compile(
    r"(?P<method>by\s+[^\W\d][\w -]*?)\s+"
    r"(?P<limit>(?:at least|at most|not less than|not more than|[<>]=?|[≤≥])\s*[\d.]+\s*%?)"
)
LONGEST_METHOD = 60
BEFORE_CONDITION = ("RULE_VERB", "AND", "OR", "PROVIDED", "LABEL1", "LABEL2", "LABEL3", "(")
SIGNS = {"-": "to", "–": "to", "—": "to", "=": ":", "/": ",", ":": "as"}
"""What a sign may stand for."""
BARE_PARTIES = re.compile(r"\[\s*[A-Z]{2}(?:[\s,/;]+[A-Z]{2})*(?=\s)")


def comparisons(stop: Stop) -> Iterator[Mend]:
    """`=>` for `>=`."""
    for start in (stop.at - 1, stop.at):
        sign = stop.text[max(start, 0) : start + 2]
        if sign in COMPARISONS:
            mended = COMPARISONS[sign]
            said = f"{shown(sign)} is not a comparison"
            span = start, start + 2
            yield Mend(*span, mended, f"write `{mended}`", said, place=span, partial=True, keeps=True)


def remarks(stop: Stop) -> Iterator[Mend]:
    """A remark that begins as in another language."""
    found = re.compile(r"(?://+|--+|/\*)[^\n]*").match(stop.text, stop.at)
    if found:
        help = f"write {shown('# ' + found[0].strip('/-* '))}"
        yield Mend(*found.span(), "", help, "a remark begins with `#`", place=found.span(), partial=True)


def parties(stop: Stop) -> Iterator[Mend]:
    """Parties in small letters, in a list or in front of a bracket."""
    begin = max(0, stop.text.rfind("[", 0, stop.at + 1))
    bracket, bare = PARTIES.match(stop.text, begin), BARE_PARTIES.match(stop.text, begin)
    if bracket and stop.at < bracket.end():
        said = "the parties of a bracket are written as two capital letters"
        upper = bracket[1].upper()
        fits = re.fullmatch(r"[A-Z]{2}(\W+[A-Z]{2})*", upper)
        help = f"write `[{upper}: ...]`" if fits else "such as `[US, CA: ...]`"
        new = re.sub(r"([A-Z]{2})[A-Z]", r"\1", upper)
        yield Mend(*bracket.span(1), new, help, said, place=bracket.span(1), partial=True)
    if bare:
        said, help = "a colon is missing after the parties", f"write {shown(bare[0] + ': ...')}"
        yield Mend(bare.end(), bare.end(), ":", help, said, place=bare.span())
    yield from _countries(stop)
    word = PLAIN_WORD.match(stop.text, stop.at)
    if word and "PARTY" in stop.accepted and 2 <= len(word[0]) <= 3:
        said = f"{shown(word[0])} is not a party: a party is two capital letters"
        help = f"write `{word[0].upper()}`" if len(word[0]) == 2 else "such as `US`, `CA` or `GB`"
        exact = len(word[0]) == 2 or word[0].isupper()  # `MXA` is meant for a party, `any` and `not` are words
        yield Mend(*word.span(), word[0][:2].upper(), help, said, place=word.span(), partial=True, exact=exact)


def _countries(stop: Stop) -> Iterator[Mend]:
    """A country by its name, where its letters stand."""
    words = list(PLAIN_WORD.finditer(stop.text, stop.at, stop.at + 60))[:4] if "PARTY" in stop.accepted else []
    for count in range(len(words), 0, -1):
        start, end = stop.at, words[count - 1].end()
        letters = COUNTRIES.get(" ".join(stop.text[start:end].lower().split()))
        if letters and words[0].start() == start:
            said = f"{shown(stop.text[start:end])} is not a party: a party is two capital letters"
            yield Mend(start, end, letters, f"write `{letters}`", said, place=(start, end), partial=True)
            return


def unquoted(stop: Stop) -> Iterator[Mend]:
    """Words that should stand in quotation marks."""
    if "STRING" not in stop.accepted or "NAME" in stop.accepted or not stop.word[:1].isalpha():
        return
    line = stop.text.find("\n", stop.at)
    end = len(stop.text) if line < 0 else line
    ends = [found.start() for found in re.compile(r"\s").finditer(stop.text, stop.at, end)]
    for place in [len(stop.text[:end].rstrip(" \t.;")), *ends[7::-1]]:
        words = stop.text[stop.at : place]
        if words and '"' not in words:
            help = f"write {shown(chr(34) + words + chr(34))}"
            yield Mend(stop.at, place, f'"{words}"', help, place=(stop.at, place))


def signs(stop: Stop) -> Iterator[Mend]:
    """A sign that stands for a word."""
    if stop.word in SIGNS:
        new = SIGNS[stop.word]
        yield Mend(*stop.found, f" {new} ", f"write `{new}` instead of `{stop.word}`", expected=f"`{new}`")


def method_first(stop: Stop) -> Iterator[Mend]:
    """`value content by net cost at least 50%` for `value content at least 50% by net cost`."""
    found = METHOD_FIRST.match(stop.text, stop.at)
    if found and stop.last is not None and stop.last.type == "NAME":
        new = f"{found['limit']} {found['method']}"
        said = "the method comes after the limit"
        yield Mend(*found.span(), new, f"write {shown(new)}", said, place=found.span("method"), partial=True)


def without_by(stop: Stop) -> Iterator[Mend]:
    """`value content at least 50% net cost` for `value content at least 50% by net cost`."""
    line = stop.text[stop.at : stop.at + LONGEST_METHOD].partition("\n")[0]
    method = method_of(line) if "BY" in stop.accepted else ""
    if method:
        named = line.lower().startswith(method)
        end = stop.at + len(method if named else line.split()[0])
        said = "a method has the word `by` before it"
        yield Mend(stop.at, end, f"by {method}", f"write `by {method}`", said, place=(stop.at, end), partial=True)


def articles(stop: Stop) -> Iterator[Mend]:
    """A name that is an article, which is never read."""
    article = ARTICLE.search(stop.text, after_last(stop), stop.at)
    if article and "NAME" in stop.accepted:
        said = f"`{article[0]}` is an article and is not read, so a name is missing here"
        name = f"{article[0].upper()}1"
        yield Mend(*article.span(), name, f"choose another name, such as `{name}`", said, place=article.span())


def turned_round(stop: Stop) -> Iterator[Mend]:
    """`at least 40% value` for `value at least 40%`."""
    at = next((i for i in (-1, -2) if len(stop.tokens) + i > 0 and stop.tokens[i].type == "COMPARE"), 0)
    if not at or spelled().get(stop.tokens[at - 1].type) not in BEFORE_CONDITION:
        return
    compare, said = stop.tokens[at], "the quantity comes before its comparison"
    begin = compare.start_pos or 0
    if found := TURNED.search(stop.text, compare.end_pos or 0):
        words = list(PLAIN_WORD.finditer(stop.text, *found.span("name")))
        for word in reversed(words):
            name = stop.text[found.start("name") : word.end()]
            new = f"{name} {compare} {found['value']}"
            yield Mend(begin, word.end(), new, f"write {shown(new)}", said, place=(begin, word.end()))


ALL_PARTIES = re.compile(r"among\s+(?:the\s+)?parties\s+\Z", re.IGNORECASE)
LETTERS = re.compile(r"[A-Z]{2}(?:\s*,\s*[A-Z]{2})*\b")


def all_parties(stop: Stop) -> Iterator[Mend]:
    """Parties written out behind `among parties`, which already means every one of them."""
    states = LETTERS.match(stop.text, stop.at)
    if states and ALL_PARTIES.search(stop.text, 0, stop.at):
        said = "`among parties` is every party of the text"
        help = f"drop {shown(states[0])}; materials of states besides the parties are written `with {states[0]}`"
        yield Mend(*states.span(), "", help, said, place=states.span())
