"""The surface grammar, shipped as package data `roolang.grammar`."""
