"""The extension for VS Code, where Node is found: its grammar read as the editor reads it, its code run, its archive."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from roolang.syntax.colours.textmate import DEFINED, SCOPES
from tests.editors.test_colours import EDITORS, SHIPPED, alike, by_parser

VSCODE = EDITORS / "vscode"
NODE, NPM = shutil.which("node"), shutil.which("npm")
GRAMMAR = VSCODE / "syntaxes" / "roolang.tmLanguage.json"


@pytest.fixture(scope="module")
def modules(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The modules that read TextMate grammars: those in the folder of the extension, else what npm brings."""
    if NODE is None:
        pytest.skip("Node is not installed")
    here = VSCODE / "node_modules"
    if (here / "vscode-tmgrammar-test").is_dir():
        return here
    if NPM is None:
        pytest.skip("npm is not installed, and vscode-tmgrammar-test is not beside the extension")
    folder = tmp_path_factory.mktemp("node")
    wanted = [NPM, "install", "--no-save", "--no-package-lock", "--no-audit", "--no-fund", "vscode-tmgrammar-test@0.1"]
    try:
        done = subprocess.run(wanted, cwd=folder, capture_output=True, timeout=120, check=False)
    except subprocess.TimeoutExpired:
        pytest.skip("npm did not bring vscode-tmgrammar-test in time")
    if done.returncode:
        pytest.skip("npm brings no vscode-tmgrammar-test here")
    return folder / "node_modules"


def node(modules: Path | None, *arguments: str) -> str:
    assert NODE
    environment = {**os.environ, **({"NODE_PATH": str(modules)} if modules else {})}
    done = subprocess.run(
        [NODE, *arguments], capture_output=True, text=True, timeout=300, env=environment, check=False
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_scopes_by_example(modules: Path) -> None:
    program = modules / "vscode-tmgrammar-test" / "dist" / "unit.js"
    node(modules, str(program), "-g", str(GRAMMAR), str(VSCODE / "test" / "*.test.roo"))


def test_the_grammar_reads_what_ships_as_the_parser_does(modules: Path) -> None:
    found = json.loads(node(modules, str(VSCODE / "test" / "tokens.js"), str(GRAMMAR), *map(str, SHIPPED)))
    looked = 0
    for path in SHIPPED:
        text = path.read_text(encoding="utf-8")
        starts = [0, *(at + 1 for at, char in enumerate(text) if char == "\n")]
        scopes: dict[int, tuple[int, str]] = {}
        for line, start, end, scope in found[str(path)]:
            scopes[starts[line] + start] = starts[line] + end, scope
        for at, (kind, words) in by_parser(text).items():
            if "\n" in words or kind == "string":
                continue
            end, scope = scopes[at]
            defined = {DEFINED} if kind == "name" else set()
            assert scope in {f"{each}.roolang" for each in {*(SCOPES[each] for each in alike(kind)), *defined}}, words
            assert end == at + len(words)
            looked += 1
    assert looked > 15_000


@pytest.mark.skipif(NODE is None, reason="Node is not installed")
def test_the_extension_starts_the_server_and_shows_explanations() -> None:
    did: dict[str, Any] = json.loads(node(None, str(VSCODE / "test" / "activate.js")))
    assert did["server"] == {"command": "roolang", "args": ["lsp"]}
    assert (did["started"], did["stopped"], did["style"]) == (True, True, "european")
    assert did["watched"] == "**/*.{roo,toml,json,yaml,yml,csv,xlsx}"  # rules, settings, whatever declarations may be
    assert did["commands"] == ["roolang.explainHere", "roolang.runTests", "roolang.restart"]
    told = json.loads((VSCODE / "package.json").read_text(encoding="utf-8"))
    assert did["commands"] == [each["command"] for each in told["contributes"]["commands"]]
    place = {"line": 3, "character": 5}
    assert did["sent"][0] == ["roolang.explainTest", ["file:///rules/x.roo", place]]
    assert did["sent"][2] == ["roolang.runTest", ["file:///rules/x.roo", None]]
    assert did["panels"] == [{"scripts": False, "title": "a car", "html": "<pre>a &lt; b</pre>"}]
    assert did["messages"] == ["RooLang: 2 passed"]


@pytest.mark.skipif(NPM is None, reason="npm is not installed")
def test_one_command_packs_the_extension(tmp_path: Path) -> None:
    out = tmp_path / "roolang.vsix"
    command = [sys.executable, str(EDITORS / "pack.py"), "-o", str(out)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
    if done.returncode and "npm brought nothing" in done.stderr:
        pytest.skip("npm brings no vscode-languageclient here")
    assert done.returncode == 0, done.stderr
    with zipfile.ZipFile(out) as archive:
        names = set(archive.namelist())
        manifest = ElementTree.fromstring(archive.read("extension.vsixmanifest"))
        types = ElementTree.fromstring(archive.read("[Content_Types].xml"))
        told = json.loads(archive.read("extension/package.json"))
    assert {each.attrib["Path"] for each in manifest.iter() if each.tag.endswith("Asset")} <= names
    known = {each.attrib["Extension"] for each in types}
    assert {Path(name).suffix[1:] for name in names if Path(name).suffix} <= {*known, "xml"}
    needed = [
        told["main"],
        *(each["path"] for each in told["contributes"]["grammars"] + told["contributes"]["snippets"]),
    ]
    assert {f"extension/{name.removeprefix('./')}" for name in needed} <= names
    assert "extension/node_modules/vscode-languageclient/package.json" in names
    assert not [name for name in names if "lock" in name or "/test/" in name.removeprefix("extension/")[:6]]
