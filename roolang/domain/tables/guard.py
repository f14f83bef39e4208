"""An Excel file looked at before it is unpacked: how large it would become, and whether it is one."""

from __future__ import annotations

import zipfile
from io import BytesIO

from roolang.diagnostics.place import Place
from roolang.domain.loading.report import Report
from roolang.limits import MAX_PARTS, MAX_RATIO, MAX_UNPACKED, SMALL

_CSV = "save the sheet that matters as CSV, or as a new workbook"


def opened(name: str, content: bytes, report: Report) -> zipfile.ZipFile | None:
    """The packed file, if it may be unpacked and holds a workbook."""
    place = Place(name)
    try:
        packed = zipfile.ZipFile(BytesIO(content))
        parts = packed.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
        report.add("RL6201", place, "the file is damaged: it cannot be unpacked", "save it once more as .xlsx")
        return None
    if trouble := too_much(parts):
        report.add("RL6202", place, trouble, _CSV)
        return None
    if any(part.flag_bits & 1 for part in parts):
        report.add("RL6201", place, "the file is encrypted with a password", "take the password off")
        return None
    names = {part.filename for part in parts}
    if len(names) < len(parts):
        help_ = "open it in a spreadsheet program, look at it, and save it once more as .xlsx"
        report.add("RL6201", place, "the file is damaged: a part of it is packed twice", help_)
        return None
    if "xl/workbook.xml" not in names:
        what = "a text document" if "word/document.xml" in names else "a packed file"
        help_ = "give the workbook itself (.xlsx), or save the sheet as CSV"
        report.add("RL6201", place, f"this is {what} and no Excel workbook", help_)
        return None
    return packed


def too_much(parts: list[zipfile.ZipInfo]) -> str:
    """Why the parts are more than may be unpacked, if they are; sizes as the directory of the file gives them."""
    if len(parts) > MAX_PARTS:
        return f"the file is packed from {len(parts):,} parts, and {MAX_PARTS:,} is the most that is unpacked"
    total = sum(part.file_size for part in parts)
    if total > MAX_UNPACKED:
        return f"unpacked it would have {total:,} bytes, and {MAX_UNPACKED:,} is the most that is read"
    for part in parts:
        if part.file_size > SMALL and part.file_size > MAX_RATIO * max(part.compress_size, 1):
            return f"a part of it is packed more than {MAX_RATIO} times, as no table is"
    return ""
