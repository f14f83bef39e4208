"""Elements of a page: a tree whose words are escaped when it is written, so that no words are ever taken for markup."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import TypeAlias

VOID = frozenset({"meta", "br", "hr"})
"""Elements without an end tag."""


INLINE = frozenset({"span", "a", "strong", "code", "del", "ins"})
"""Elements that stand in a line of words; after all others the line ends."""


@dataclass(frozen=True, slots=True)
class Element:
    """A tag with its attributes and what is in it."""

    tag: str
    attributes: tuple[tuple[str, str], ...] = ()
    inside: tuple[Node, ...] = ()


@dataclass(frozen=True, slots=True)
class Style:
    """Our own style sheet, written as it stands."""

    text: str


Node: TypeAlias = Element | Style | str


def el(tag: str, *inside: Node | None, **attributes: str | bool | None) -> Element:
    """An element: `class_` is `class`, `aria_label` is `aria-label`; what is `None` or false is left out."""
    found = tuple(
        (name.rstrip("_").replace("_", "-"), "" if value is True else value)
        for name, value in attributes.items()
        if value is not None and value is not False
    )
    return Element(tag, found, tuple(node for node in inside if node is not None))


def written(node: Node) -> str:
    """The markup of a node."""
    if isinstance(node, str):
        return escape(node, quote=False)
    if isinstance(node, Style):
        return f"<style>\n{node.text}</style>"
    attributes = "".join(f' {name}="{escape(value)}"' if value else f" {name}" for name, value in node.attributes)
    if node.tag in VOID:
        return f"<{node.tag}{attributes}>"
    line = "" if node.tag in INLINE else "\n"
    return f"<{node.tag}{attributes}>{''.join(map(written, node.inside))}</{node.tag}>{line}"
