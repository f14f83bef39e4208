"""Rule files that the tests of the editor share, and how a place in one is named."""

from __future__ import annotations

from roolang.lsp.document import Document
from roolang.lsp.shelf import Shelf

RULES = """# A small agreement.
language 1

agreement DEMO "A demonstration"
parties CA, MX, US
nomenclature HS 2022
in force 2020-01-01

list steel goods: 72.08, 73.01
define quantity making cost as net cost - value of all originating materials cite "Art. 2"
define operation rolling as text "passing between rolls"
define condition enough as regional value content at least 62.5% by net cost cite "Art. 3"

rule for 87.03 cite "Annex, row 1"
  requires change from any other heading except from steel goods
  and enough

rule for 8408.20 requires undergoes rolling
  and value of non-originating materials at most 40% of making cost

test "a car of foreign steel"
given good 8703.23 with net cost USD 100
  material 7208.10 non-originating with value USD 10
expect non-originating under DEMO on 2020-02-01
"""
BROKEN = RULES.replace("requires undergoes rolling", "requires undergoes").replace("at most 40%", "at mots 40%")
URI = "untitled:demo.roo"


def document(text: str = RULES, uri: str = URI) -> Document:
    """A document that is nowhere on disk."""
    return Document(uri, None, text)


def shelf(*documents: Document) -> Shelf:
    """A shelf with some documents open."""
    found = Shelf()
    for each in documents:
        found.open[each.uri] = each
    return found


def at(text: str, words: str, after: str = "") -> int:
    """The offset of the first of some words, behind others if they are given; one character in."""
    start = text.index(after) + len(after) if after else 0
    return text.index(words, start) + 1
