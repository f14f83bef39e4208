"""Tables of goods and of materials read into declarations: CSV and Excel, headings in several languages.

Imported only where there is a table: `load` (`read_tables`, `materials_of`), `mapping` (which column is what),
`escape` (words that go out into a table), `kinds` (what is a table by its name).
"""
