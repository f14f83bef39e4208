"""What is said at once of a long file after an edit: of the statements that changed, what a look at everything says."""

from __future__ import annotations

import pytest

from benchmarks.book import book
from roolang.lsp import checking, soon
from roolang.lsp.document import Document
from roolang.lsp.shelf import Shelf

TEXT = book(60)
RULE = TEXT.index("rule for", len(TEXT) // 2)
SHELF = Shelf()


@pytest.fixture(scope="module")
def last() -> checking.Looked:
    document = Document("untitled:book.roo", None, TEXT)
    document.warm()
    return checking.look(document, SHELF)


def told(found: tuple[checking.Shown, ...]) -> list[tuple[object, ...]]:
    """All that an editor shows of findings."""
    return [
        (
            *(each.finding.code, each.finding.message, each.finding.help, each.start, each.end),
            [(fix.span.start, fix.span.end, fix.new) for fix in each.finding.fixes],
            [(other.uri, other.span.start, other.span.end, other.text) for other in each.related],
        )
        for each in found
    ]


def scope(text: str) -> str:
    """The rule in the middle of the book, up to what it is for."""
    return text[RULE : text.index(" cite", RULE)]


EDITS = {
    "nothing": ("", ""),
    "a remark": ("\nrule for", "\n# a remark\nrule for"),
    "a slip": ("  requires", "  requirse"),
    "a name": ("  requires", "  requires regional value contents at least 40% by net cost or"),
    "a percentage": ("  requires", "  requires regional value content at least 140% by net cost or"),
    "a code": (scope(TEXT), "rule for 8703.99"),
    "the same goods": (scope(TEXT), TEXT[TEXT.index("rule for") : TEXT.index(" cite", TEXT.index("rule for"))]),
    "letters of no country": ("  requires", "  requires value of materials produced in QQ at most 5% of ex-works price or"),
    "another rule": (scope(TEXT), f'rule for 0101.21 requires undergoes knitting\n{scope(TEXT)}'),
}  # fmt: skip


@pytest.mark.parametrize("edit", EDITS)
def test_at_once_is_what_a_look_at_everything_says(edit: str, last: checking.Looked) -> None:
    old, new = EDITS[edit]
    at = TEXT.index(old, RULE - 1)
    text = TEXT[:at] + new + TEXT[at + len(old) :]
    found = soon.at_once(last.document.edited(text), last)
    whole = checking.look(Document("untitled:book.roo", None, text), SHELF).found
    assert found is not None
    assert told(found) == told(whole)
    assert (len(whole) != len(last.found)) is (edit not in ("nothing", "a remark")), "an edit that changes nothing"


def test_a_header_bears_on_everything(last: checking.Looked) -> None:
    assert soon.at_once(last.document.edited(TEXT.replace("parties CA, MX, US", "parties CA, MX")), last) is None


def test_an_edit_of_an_edit(last: checking.Looked) -> None:
    document = last.document
    for new in ("require", "requir", "requires wholly obtained or", "requires"):
        at = TEXT.index("  requires", RULE)
        document = document.edited(TEXT[:at] + "  " + new + TEXT[at + len("  requires") :])
    assert told(soon.at_once(document, last) or ()) == told(last.found)
