"""Sheets as one page of HTML that needs nothing else: no network, no scripts. Public: `as_html`."""

from roolang.explain.page.page import as_html

__all__ = ["as_html"]
