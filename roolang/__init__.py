"""RooLang: preferential rules of origin as code.

The command line is `roolang`; see `docs/language.md` for the language and `docs/architecture.md` for the house.
"""

__version__ = "0.1.0"
