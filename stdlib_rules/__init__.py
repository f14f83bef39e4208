"""The rules that ship with RooLang, as package data `roolang.stdlib_rules`."""
