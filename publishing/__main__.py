"""`python -m publishing`: writes the list of codes anew."""

from publishing.listing import DOCS, listing

(DOCS / "codes.md").write_text(listing(), encoding="utf-8")
