"""The rows as a syntax file of Kate, which KDE's editors, Qt Creator and pandoc read."""

from __future__ import annotations

from collections.abc import Iterable
from xml.sax.saxutils import quoteattr

from roolang.syntax.colours.rows import Row

STYLES = {
    "comment": "dsComment",
    "string": "dsString",
    "attribution": "dsAttribute",
    "open": "dsWarning",
    "date": "dsConstant",
    "number": "dsDecVal",
    "code": "dsBaseN",
    "label": "dsAnnotation",
    "statement": "dsControlFlow",
    "keyword": "dsKeyword",
    "level": "dsKeyword",
    "status": "dsConstant",
    "join": "dsOperator",
    "comparison": "dsOperator",
    "operator": "dsOperator",
    "party": "dsBuiltIn",
    "name": "dsVariable",
}


def syntax(rows: Iterable[Row]) -> str:
    """The file; quotations may run over lines, all else stands on one."""
    told = [row for row in rows if row.kind not in ("string", "definition")]
    rules = [f"        <RegExpr attribute={quoteattr(row.kind)} String={quoteattr(row.pattern)}/>" for row in told]
    items = [
        f"      <itemData name={quoteattr(kind)} defStyleNum={quoteattr(style)}/>" for kind, style in STYLES.items()
    ]
    return "\n".join([HEAD, *rules, MIDDLE, *items, TAIL, ""])


HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE language SYSTEM "language.dtd">
<!-- Made from the grammar by `python -m roolang.syntax`; do not edit. -->
<language name="RooLang" section="Other" version="1" kateversion="5.62" extensions="*.roo">
  <highlighting>
    <contexts>
      <context name="text" attribute="plain" lineEndContext="#stay">
        <DetectChar attribute="string" context="quotation" char="&quot;"/>
        <DetectChar attribute="string" context="curly quotation" char="“"/>"""
MIDDLE = """      </context>
      <context name="quotation" attribute="string" lineEndContext="#stay">
        <DetectChar attribute="string" context="#pop" char="&quot;"/>
      </context>
      <context name="curly quotation" attribute="string" lineEndContext="#stay">
        <DetectChar attribute="string" context="#pop" char="”"/>
      </context>
    </contexts>
    <itemDatas>
      <itemData name="plain" defStyleNum="dsNormal"/>"""
TAIL = """    </itemDatas>
  </highlighting>
  <general>
    <comments>
      <comment name="singleLine" start="#"/>
    </comments>
    <keywords casesensitive="1"/>
  </general>
</language>"""
