"""A look at the characters before any parsing: open quotation marks, and signs the language has no use for.

What is wrong is reported and then covered by spaces of the same length, so that places stay true and the
statements around it can still be read. Comments are covered in the same way: they may stand anywhere.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from dataclasses import dataclass, field

from roolang.diagnostics import Finding, Fix, Label, Place
from roolang.limits import MAX_RULE_BYTES, MAX_STRANGE
from roolang.source import SourceFile, Span, called, hidden
from roolang.syntax.recovery import statement_line
from roolang.syntax.scripts import mixed

SAME_SIGN = str.maketrans({"‐": "-", "‑": "-"})
"""Signs that word processors write for one of ours."""
INTERESTING = re.compile(r"[^\w\s\[\]().;:%+\-−–—*/<>=≥≤●]")
"""Whatever may be wrong, or hides others (quotations, comments); all else is plain text."""
INTERESTING_BEYOND = re.compile(rf"{INTERESTING.pattern}|(?![0-9])\d")
"""The same in a text that has more than ASCII: digits of other scripts too, which look like others of ours."""
QUOTATION = re.compile(r"""["](?:[^"\n]++|\n(?![^\S\n]*(?:\n|\Z)))*+"?|“(?:[^”\n]++|\n(?![^\S\n]*(?:\n|\Z)))*+”?""")
"""A quotation up to its closing mark, or up to the blank line that it may not cross."""
OTHER_MARK = re.compile(r'["“][^\n"“”]*["”]')
DECIMAL_COMMA = re.compile(r"(?<![\w.,])\d{1,3},\d+\s*(?:%|per\s?cent(?!\w))")
APOSTROPHE = re.compile(r"(?<=\w)['’](?=[^\W\d])")
MARKS = re.compile(r'("[^"]*"?)|#[^\n]*')
BLANK_LINE = re.compile(r"\n[^\S\n]*(?=\n)")
OPENER = re.compile(r'(?:(?<=[\s(\[])|(?<![\s\S]))"(?=\w)')
INVISIBLE = "\u200b\u200c\u200d\ufeff\u00ad\u2060"
REMEDIES = {
    **dict.fromkeys("'‘’‚‛`´", 'quotations stand in straight double quotation marks: `"..."`'),
    **dict.fromkeys("„«»‟‹›”", 'quotations stand in straight double quotation marks: `"..."`'),
    **dict.fromkeys("{}", "there are no braces: write `rule for 87.03 requires ...`"),
    **dict.fromkeys("€$£¥", "write the currency by its three letters, such as `EUR 100`"),
    **dict.fromkeys("•·▪◦‣", "begin each item with a label: `(1)`, `(2)`"),
    **dict.fromkeys(INVISIBLE, "delete it: it is invisible, and often comes with copied text"),
    "&": "write `and`",
    "|": "write `or`",
    "×": "write `*`",
    "÷": "write `/`",
    "≠": "write the comparison in words",
    "§": 'citations stand in quotation marks: `cite "§ 5"`',
    "!": "write `not` in words; a remark stands after `#`",
    "?": "write an open number as `[X%]`; a remark stands after `#`",
}


@dataclass
class Screened:
    """A text made fit for the parser, of the same length; what was wrong, and where."""

    source: SourceFile
    text: str
    found: list[Finding] = field(default_factory=list)
    spoiled: list[int] = field(default_factory=list)
    cover: list[tuple[int, int, str]] = field(default_factory=list)
    strange: set[tuple[str, int]] = field(default_factory=set)
    harmed: list[int] = field(default_factory=list)
    places: set[int] = field(default_factory=set)
    quoted: int = 0
    """Where the last quotation ends that is reported."""

    def spoils(self, start: int, end: int) -> bool:
        """Whether something between two offsets has been reported already."""
        return _holds(self.spoiled, start, end)

    def harms(self, start: int, end: int) -> bool:
        """Whether what is covered between two offsets may have meant something."""
        return _holds(self.harmed, start, end)

    def finish(self) -> None:
        """Covers what was found, and sorts."""
        parts, at = [], 0
        for start, end, fill in sorted(self.cover):
            parts += [self.text[at : max(start, at)], re.sub(r"[^\n]", fill, self.text[max(start, at) : end])]
            at = max(end, at)
        self.text = "".join([*parts, self.text[at:]])
        self.spoiled.sort()
        self.harmed.sort()

    def report(
        self, code: str, message: str, start: int, end: int, help: str, new: str = "", keeps: bool = False
    ) -> None:
        """Keeps a finding, and marks its place as reported; one place is reported once. `new` would mend it."""
        if start in self.places:
            return
        self.places.add(start)
        span = Span(self.source, start, end)
        fixes = (Fix(span, new, keeps),) if new else ()
        self.found.append(Finding(code, message, Label(span), help=help, fixes=fixes))
        self.spoiled.append(start)


def too_large(source: SourceFile) -> Finding | None:
    """The finding for a file that is larger than any rule file should be."""
    size = len(source.text)
    if 4 * size > MAX_RULE_BYTES >= size:
        size = len(source.text.encode("utf-8", "replace"))
    return refused(source.name) if size > MAX_RULE_BYTES else None


def refused(name: str) -> Finding:
    """That a file is larger than any rule file should be."""
    message = f"the file is larger than {MAX_RULE_BYTES // 1_000_000} MB and is not read"
    return Finding("RL1005", message, where=Place(name), help="split it, and join the parts by `part of` and `use`")


def screen(source: SourceFile) -> Screened:
    """The text with everything unreadable reported and covered by spaces."""
    screened = Screened(source, source.text.translate(SAME_SIGN))
    at = 0
    interesting = INTERESTING if source.text.isascii() else INTERESTING_BEYOND
    while found := interesting.search(screened.text, at):
        at = _look(screened, found.start())
    screened.finish()
    _tell_hidden(screened)
    screened.found += mixed(source, screened.text)
    return screened


def _tell_hidden(screened: Screened) -> None:
    """RL2100 for what nobody sees in quotations and comments, once a line; elsewhere it has been reported."""
    text, at = screened.source.text, 0
    lines = {each.label.span.place[0] for each in screened.found if each.code == "RL1002" and each.label}
    while len(screened.strange) <= MAX_STRANGE and (found := hidden(text, at)) and len(lines) < 2 * MAX_STRANGE:
        at, (line, _) = found.end(), screened.source.place(found.start())
        if line in lines or found.start() in screened.places:
            continue
        lines.add(line)
        span = Span(screened.source, *found.span())
        message = f"{called(found[0])} stands here, which nobody sees, and which may turn what is read"
        fixes = (Fix(span, ""),)
        screened.found.append(Finding("RL2100", message, Label(span), help="delete it", fixes=fixes))


def _look(screened: Screened, at: int) -> int:
    """Examines the sign at an offset; gives the offset to look on from."""
    text = screened.text
    match text[at]:
        case '"' | "“":
            return _quotation(screened, at)
        case "#":
            end = text.find("\n", at)
            end = end if end >= 0 else len(text)
            screened.cover.append((at, end, " "))
            return end
        case ",":
            start = at - next((i for i in range(4) if not text[max(0, at - i - 1) : at - i].isdigit()), 4)
            if comma := DECIMAL_COMMA.match(text, start):
                _decimal_comma(screened, comma, at)
        case _ if not APOSTROPHE.match(text, at):
            _strange(screened, at)
    return at + 1


def _quotation(screened: Screened, start: int) -> int:
    """Where to look on after a quotation; one that does not end as it should is reported."""
    text = screened.text
    found = QUOTATION.match(text, start)
    assert found
    curly = text[start] == "“"
    closed = len(found[0]) > 1 and found[0][-1] == ("”" if curly else '"')
    if closed and not _swallows(text, found):
        return found.end()
    if not closed and (other := OTHER_MARK.match(text, start)):
        end, message = other.end(), "this quotation opens and closes with different marks"
        help = 'write `"` at both ends'
    else:
        start = start if curly else _culprit(screened, start, closed)
        end = _own_end(text, start)
        message, help = "this quotation mark is never closed", 'write `"` where the quotation ends'
        if BLANK_LINE.match(text, found.end()) and text.find("”" if curly else '"', found.end()) >= 0:
            message += "; a quotation cannot run over a blank line"
    screened.report("RL1001", message, start, start + 1, help)
    screened.cover.append((start, end, " "))
    screened.quoted = max(end, screened.quoted)
    return max(end, start + 1)


def _swallows(text: str, found: re.Match[str]) -> bool:
    """Whether a quotation holds whole statements and its last mark looks like the first one of another."""
    return bool(
        "\n" in found[0]
        and OPENER.match(text, found.end() - 1)
        and statement_line().search(text, found.start(), found.end())
    )


def _culprit(screened: Screened, last: int, closed: bool) -> int:
    """Where the quotation really opens that leaves an odd mark in its paragraph."""
    text = screened.text
    begin = max(0, last - 5000, screened.quoted)
    begin = max((gap.end() for gap in BLANK_LINE.finditer(text, begin, last)), default=begin)
    end = re.compile("$", re.MULTILINE) if closed else BLANK_LINE
    if (odd := _odd_line(text, begin, end.search(text, last))) is not None:
        return odd
    for found in MARKS.finditer(text, begin, last) if not closed else ():
        if found[1] and re.search("[\n”]", found[1]) and OPENER.match(text, found.end() - 1):
            return found.start()
    return last


def _odd_line(text: str, begin: int, end: re.Match[str] | None) -> int | None:
    """The last mark of the only line, in some lines, with an odd number of marks; nothing if there are several."""
    found: list[int] = []
    for line in re.compile(r"[^\n]+").finditer(text, begin, end.start() if end else len(text)):
        marks = [mark.start() for mark in re.finditer('"', line[0].split("#")[0])]
        if len(marks) % 2:
            found.append(line.start() + marks[-1])
    return found[0] if len(found) == 1 else None


def _own_end(text: str, start: int) -> int:
    """Where the words of an open quotation stop to be its own: at a statement, a blank line, or the end."""
    ends = [found.start() for pattern in (BLANK_LINE, statement_line()) if (found := pattern.search(text, start))]
    return min([len(text), *ends])


def _decimal_comma(screened: Screened, found: re.Match[str], comma: int) -> None:
    written = " ".join(found[0].replace(",", ".").split())
    message = f"`{found[0]}` is written with a decimal comma"
    keeps = not re.search(r",\d{3}\b", found[0])  # three digits may be thousands
    screened.report("RL1001", message, found.start(), found.end(), f"write `{written}`", written, keeps)
    screened.cover.append((comma, comma + 1, "."))


def _strange(screened: Screened, at: int) -> None:
    """Reports a character once a line, and covers it."""
    char = screened.text[at]
    line, _ = screened.source.place(at)
    screened.cover.append((at, at + 1, " "))
    elsewhere = REMEDIES["\u200b"] if hidden(char) else "delete it, or put the words around it in quotation marks"
    remedy = f"write `{unicodedata.decimal(char)}`" if char.isdecimal() else REMEDIES.get(char, elsewhere)
    if char not in INVISIBLE:
        screened.harmed.append(at)
    if (remedy, line) in screened.strange or len(screened.strange) > MAX_STRANGE:
        return
    screened.strange.add((remedy, line))
    if len(screened.strange) > MAX_STRANGE:
        screened.report("RL1002", "more such characters follow", at, at + 1, "is this a rule file?")
        return
    screened.report("RL1002", f"the language has no use for {name_of(char)}", at, at + 1, remedy)


def _holds(places: list[int], start: int, end: int) -> bool:
    at = bisect_left(places, start)
    return at < len(places) and places[at] < end


def name_of(char: str) -> str:
    """A character and its name, as `‘` (left single quotation mark)."""
    name = unicodedata.name(char, "").lower()
    if char.isprintable() and char != "`":
        return f"`{char}`" + (f" ({name})" if name else "")
    return f"the character U+{ord(char):04X}" + (f" ({name})" if name else "")
