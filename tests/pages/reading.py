"""A page read back: its elements in order, whether they are balanced, and the words in them."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = {"meta", "br", "hr"}


@dataclass
class Found:
    """An element with its attributes; `words` are those inside, its own and its children's."""

    tag: str
    attributes: dict[str, str]
    words: str = ""
    path: tuple[str, ...] = ()


@dataclass
class Page(HTMLParser):
    """What a page holds."""

    elements: list[Found] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    text: str = ""

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._open: list[Found] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = Found(tag, {name: value or "" for name, value in attrs}, path=tuple(each.tag for each in self._open))
        if len(attrs) != len(found.attributes):
            self.faults.append(f"an attribute twice in {tag}")
        self.elements.append(found)
        if tag not in VOID:
            self._open.append(found)

    def handle_endtag(self, tag: str) -> None:
        if not self._open or self._open[-1].tag != tag:
            self.faults.append(f"</{tag}> closes {self._open[-1].tag if self._open else 'nothing'}")
            return
        closed = self._open.pop()
        closed.words = " ".join(closed.words.split())

    def handle_data(self, data: str) -> None:
        if self._open and self._open[-1].tag == "style":
            return
        self.text += data
        for each in self._open:
            each.words += data

    def all(self, *tags: str) -> list[Found]:
        """The elements of some tags, in order."""
        return [each for each in self.elements if each.tag in tags]


def read(html: str) -> Page:
    """A page read to its end."""
    page = Page()
    page.feed(html)
    page.close()
    page.faults += [f"{each.tag} is never closed" for each in page._open]
    page.text = " ".join(page.text.split())
    return page
