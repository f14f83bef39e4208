"""What is wrong with a workbook that cannot be read, in words for who has to mend it."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager

_SAVE = "open it in a spreadsheet program, let that repair it, and save it once more as .xlsx"
_SEND = "have it sent or downloaded once more, or save it once more as .xlsx"


class Damaged(Exception):
    """What is wrong with a workbook, and what to do."""

    def __init__(self, what: str, help_: str = _SAVE) -> None:
        super().__init__(what)
        self.what, self.help = what, help_


@contextmanager
def reading(what: str) -> Iterator[None]:
    """Around what reads the file itself, and nothing else: what a damaged one raises there is not to be foreseen.

    The words of the libraries that read are for programmers and are not told.
    """
    try:
        yield
    except MemoryError:  # no damage of the file's
        raise
    except (zipfile.BadZipFile, zlib.error, EOFError) as error:
        raise Damaged(
            f"{what} cannot be unpacked, as of a file that is cut off or was changed on its way", _SEND
        ) from error
    except SyntaxError as error:  # as all parsers of XML have it
        raise Damaged(f"the text in which {what} is stored breaks off or is muddled") from error
    except KeyError as error:
        raise Damaged(f"a part that belongs to {what} is not in the file") from error
    except Exception as error:
        if _entities(error):
            raise Damaged(f"{what} defines entities of its own, as no spreadsheet program writes them") from error
        raise Damaged(f"{what} holds something that no spreadsheet program writes") from error


def _entities(error: Exception) -> bool:
    from defusedxml import DefusedXmlException

    return isinstance(error, DefusedXmlException)
