"""Documents to rows: one file a format, each loaded when it is wanted. Only `word.py` and its neighbours know Word.

Public: `read_document` (the bytes of a file, by what they are and by the ending of its name).
"""

from roolang.draft.documents.reading import Wanted, read_document

__all__ = ["Wanted", "read_document"]
