"""YAML as it is written: every plain word but null, true and false is text, so `8703.10` and `no` stay so.

Only the events of the parser are used and it never builds an object: tags, anchors and aliases are refused.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import yaml

from roolang.diagnostics.place import Place, quoted
from roolang.domain.loading.json_text import Document
from roolang.domain.loading.report import Report
from roolang.domain.loading.tidy import Fieldset, label_of
from roolang.limits import MAX_NESTING
from roolang.source import SourceFile

_PARSER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_WORDS: dict[str, bool | None] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL"), None),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
_FEWER = "write no more levels of materials"
_INDENT = ("this line is indented otherwise than the lines it belongs to", "align it with them")
_FAULTS = {
    "'\\t' that cannot start": ("a tab stands where only blanks may", "indent with blanks"),
    "cannot start any token": ("a value cannot begin like this", 'write it in quotes: `"..."`'),
    "mapping values are not allowed": ("a second colon on one line", 'write it in quotes: `"a: b"`'),
    "expected ','": ("a bracket is never closed, or a comma is missing", "close every `[` and `{`"),
    "could not find expected ':'": ("the colon after a field's name is missing", 'write `code: "8703.23"`'),
    "expected <block end>": _INDENT,
    "did not find expected '-'": _INDENT,
    "did not find expected key": _INDENT,
}


def read_yaml(source: SourceFile, report: Report) -> list[Document]:
    """The documents of a YAML file, those separated by `---`; none if it is broken."""
    builder = _Builder(source, report)
    try:
        for event in yaml.parse(source.text, Loader=_PARSER):
            builder.take(event)
            if builder.too_deep:
                return []
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        _broken(report, source, mark.index if mark else 0, error.problem or "")
        return []
    except yaml.YAMLError as error:
        _broken(report, source, getattr(error, "position", 0), "")
        return []
    except (ValueError, OverflowError):
        report.add("RL6001", Place(source.name), "this is not YAML: a `\\U` code stands for no character")
        return []
    many = len(builder.documents) > 1
    whole = Place(source.name)
    return [(whole.entry(i, label_of(one)) if many else whole, one) for i, one in enumerate(builder.documents)]


def _broken(report: Report, source: SourceFile, offset: int, reason: str) -> None:
    """Takes down where the parser stopped, and why."""
    reason = reason.replace("\t", "\\t")
    if source.text[offset : offset + 1] == "\t":
        reason = next(iter(_FAULTS))
    for part, (message, help) in _FAULTS.items():
        if part in reason:
            return report.at("RL6001", source, offset, f"this is not YAML at {{}}: {message}", help)
    return report.at("RL6001", source, offset, "this is not YAML at {}: it cannot be read from here on")


@dataclass(slots=True)
class _Frame:
    """A container being filled; in a group of fields `name` is the field whose value comes next."""

    holder: list[object] | Fieldset
    name: str | None = None


class _Builder:
    """Documents out of events, on a stack of its own."""

    def __init__(self, source: SourceFile, report: Report) -> None:
        self.source, self.report = source, report
        self.documents: list[object] = []
        self.stack: list[_Frame] = []
        self.too_deep = False

    def take(self, event: yaml.Event) -> None:
        """Takes the next event in."""
        if isinstance(event, yaml.NodeEvent):
            self.refuse(event)
        match event:
            case yaml.AliasEvent():
                self.put(None, "")
            case yaml.ScalarEvent():
                plain = not event.style
                value = _WORDS.get(event.value, event.value) if plain else event.value
                self.put(value, event.value)
            case yaml.SequenceStartEvent():
                self.open([], event)
            case yaml.MappingStartEvent():
                self.open(Fieldset(()), event)
            case yaml.CollectionEndEvent():
                self.stack.pop()

    def refuse(self, event: Any) -> None:
        """Takes down what YAML could do and declarations may not."""
        tag = getattr(event, "tag", None)
        if tag is not None:
            message = f"at {{}}: the tag {quoted(tag.replace('tag:yaml.org,2002:', '!!'))} is not read"
            self.at(event, message, "write the value without the tag")
        if isinstance(event, yaml.AliasEvent):
            message = f"at {{}}: `*{event.anchor}` stands for another part of the file"
            self.at(event, message, "write that part out")
        elif event.anchor is not None:
            self.at(event, f"at {{}}: the anchor `&{event.anchor}` is not read", "take the anchor out")

    def open(self, holder: list[object] | Fieldset, event: Any) -> None:
        """Begins a container."""
        if len(self.stack) >= MAX_NESTING:
            self.too_deep = True
            message = f"at {{}}: more than {MAX_NESTING} levels stand within each other"
            self.report.at("RL6005", self.source, event.start_mark.index, message, _FEWER)
            return
        if self.stack and isinstance(self.stack[-1].holder, Fieldset) and self.stack[-1].name is None:
            message = "at {}: a field goes by a name, not by a list or a group of fields"
            self.at(event, message, "write a name")
        self.put(holder, "?")
        self.stack.append(_Frame(holder))

    def put(self, value: object, name: str) -> None:
        """Adds a value where the next one belongs; where a field name belongs, `name` counts instead."""
        if not self.stack:
            self.documents.append(value)
            return
        frame = self.stack[-1]
        if isinstance(frame.holder, list):
            frame.holder.append(value)
        elif frame.name is None:
            frame.name = name
        else:
            frame.holder.put(frame.name, value)
            frame.name = None

    def at(self, event: Any, message: str, help: str) -> None:
        """Takes down a finding where an event begins."""
        self.report.at("RL6001", self.source, event.start_mark.index, message, help)
