"""What a text says of where else to look: references, and notes that may bind."""

from __future__ import annotations

import re

REMARK = re.compile(
    r"""(?<!\bare)(?<!\bis),?
      \ (?:as\ (?:calculated|defined|determined|provided|specified|set\ out|described)|calculated|determined)
      \ (?:under|in|by|for|for\ in|in\ accordance\ with|pursuant\ to)
      \ (?:paragraph|article|chapter|annex|section|note|headnote|appendix)s?
      \ (?:(?!\ (?:or|provided)\ |\ (?:(?:of|is|be)\ )?(?:not|no|at|more|less)\ (?:less|more|least|most|lower|than)\b
      |\ (?:of\ )?\d+(?:[.,]\d+)?\s*(?:%|per\s?cent))(?:[^.;:,()]|\.(?=\d)|\([^()]*\)))*
    |\ (?:according\ to|in\ accordance\ with|pursuant\ to|under)\ the\ (?:formula|method|calculation)s?
      \ (?:in|of|under|(?:set\ out|specified|provided|provided\ for|laid\ down|established)\ in)
      \ (?:article|annex|appendix)\ \d+(?:\.\d+)*(?:\(\w+\))*
    |,?\ (?:in\ accordance\ with|pursuant\ to|within\ the\ meaning\ of|as\ per)\ (?:the\ provisions\ of\ )?
      (?:articles?|paragraphs?)\ \d[\d.]*(?:\(\w+\))*(?:\ \([A-Z][^()]*\))?(?=[\s,;:.)]|$)
    |\(?\s*(?:for\ (?:the\ )?special\ conditions\ (?:relating|applying|applicable)\ to\ (?:[^.()]|\([^()]*\))*?,?\s*)?
    see\s+(?:also\s+)?(?:introductory\s+)?(?:notes?|appendix|annex)\s+(?:[^.()]|\.(?=\d))*?
    (?:\([^()]*\)[^.()]*?)*(?:\d+\.\d+(?:\ and\ \d+\.\d+)*)?(?=\s*(?:\.(?!\d)|[);,]|$|\n))\)?""",
    re.X | re.I,
)
POINTS = re.compile(
    r"\b[Ss]ee\s|\bthe (?:formula|method) "
    r"|\b(?:accordance with|pursuant to|within the meaning of|as per) "
    r"|\b(?:calculated|determined|as (?:defined|provided|specified|set out|described)) "
)
"""What a remark has in it."""
NOTE = re.compile(r"(?:^|(?<=[.\n]))\s*Note\s*:.*?(?=\n\s*\(1\)|\Z)", re.S)
