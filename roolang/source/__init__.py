"""Text and places in it: files, lines, half-open spans. Imports nothing of the project."""

from roolang.source.hidden import called, hidden, unsteered, without_hidden
from roolang.source.text import AMENDED, SourceFile, Span, decode, wide

__all__ = ["AMENDED", "SourceFile", "Span", "called", "decode", "hidden", "unsteered", "wide", "without_hidden"]
