"""Options that several commands share: how tables are read."""

from __future__ import annotations

from typing import Annotated

import typer

PANEL = "Tables (CSV, Excel)"
MappingFile = Annotated[
    str, typer.Option("--mapping", metavar="FILE", rich_help_panel=PANEL, help="Which column is what: a TOML file.")
]
SaveMapping = Annotated[
    str,
    typer.Option("--save-mapping", metavar="FILE", rich_help_panel=PANEL, help="Write how the columns were read."),
]
Columns = Annotated[
    list[str] | None,
    typer.Option(
        "--column", metavar="HEADING=FIELD", rich_help_panel=PANEL, help='As `"Part no=id"`; repeatable; `-`: unread.'
    ),
]
Sheets = Annotated[
    list[str] | None,
    typer.Option("--sheet", metavar="SHEET=ROLE", rich_help_panel=PANEL, help="`goods`, `materials` or `-`."),
]
Numbers = Annotated[
    str, typer.Option("--numbers", metavar="FORM", rich_help_panel=PANEL, help="How numbers are written: `1.234,56`.")
]
Codes = Annotated[
    str, typer.Option("--codes", metavar="FORM", rich_help_panel=PANEL, help="How codes are written: `0000.00`.")
]
Materials = Annotated[
    str,
    typer.Option("--materials", metavar="FILE", rich_help_panel=PANEL, help="The materials, where goods are alone."),
]
EDITIONS = "Other editions of the nomenclature"
Nomenclatures = Annotated[
    list[str] | None,
    typer.Option(
        "--nomenclature",
        metavar="EDITION=FILE",
        rich_help_panel=EDITIONS,
        help='As `"HS 2012=hs2012.csv"`; repeatable.',
    ),
]
Correlations = Annotated[
    list[str] | None,
    typer.Option(
        "--correlation",
        metavar="A:B=FILE",
        rich_help_panel=EDITIONS,
        help='As `"HS 2012:HS 2022=both.csv"`; repeatable.',
    ),
]
