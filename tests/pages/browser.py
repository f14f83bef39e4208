"""A Chromium, if there is one: pages measured in it, photographed, printed."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from html import escape, unescape
from pathlib import Path
from typing import Any
from zlib import decompress

import pytest

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
FOUND = next((path for name in NAMES if (path := shutil.which(name))), "")
needs_browser = pytest.mark.skipif(not FOUND, reason=f"no Chromium here (looked for {', '.join(NAMES)})")
POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>')
MEASURE = """<script>
addEventListener("load", () => {
  const wide = innerWidth, name = e => e.tagName.toLowerCase() + "." + (e.getAttribute("class") || "");
  const shown = [...document.body.querySelectorAll("*")].filter(e => e.checkVisibility() && !e.closest("caption, thead, svg"));
  const worded = shown.filter(e => [...e.childNodes].some(n => n.nodeType == 3 && n.data.trim()));
  const box = e => e.getBoundingClientRect();
  const found = {
    width: wide,
    page: document.documentElement.scrollWidth,
    over: shown.filter(e => box(e).right > wide + 1 || box(e).left < -1).map(name),
    cut: worded.filter(e => e.scrollWidth > e.clientWidth + 1 && getComputedStyle(e).display != "inline").map(name),
    least: Math.min(...worded.map(e => parseFloat(getComputedStyle(e).fontSize))),
    pictures: [...document.querySelectorAll("svg[role=img]")].filter(e => e.checkVisibility()).map(e => [box(e).width, box(e).height]),
    bars: [...document.querySelectorAll("rect.bar")].filter(e => e.checkVisibility()).map(e => box(e).width),
    marks: worded.filter(e => e.className == "title").length,
  };
  parent.document.body.setAttribute("data-found", JSON.stringify(found));
});
</script>"""


def run(*arguments: str, home: Path) -> str:
    """Chromium without a window; what it says."""
    flags = [
        "--headless=new",
        "--disable-gpu",
        "--no-first-run",
        "--hide-scrollbars",
        f"--user-data-dir={home / 'home'}",
    ]
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        flags.append("--no-sandbox")  # a sandbox cannot be set up by root
    command = [FOUND, *flags, *arguments]
    return subprocess.run(command, capture_output=True, text=True, timeout=300, check=True).stdout


def measured(html: str, width: int, folder: Path) -> dict[str, Any]:
    """What a page of this width is like in a browser; our own script is let in to measure it.

    The page stands in a frame, since a window is never narrower than 500 pixels.
    """
    inside = escape(POLICY.sub("", html).replace("</body>", f"{MEASURE}</body>"))
    frame = f'<!doctype html><body style="margin:0"><iframe style="border:0;width:{width}px;height:900px" srcdoc="{inside}">'
    page = folder / f"measured-{width}.html"
    page.write_text(frame, encoding="utf-8")
    dom = run("--window-size=1400,1000", "--virtual-time-budget=3000", "--dump-dom", page.as_uri(), home=folder)
    found = re.search(r'data-found="([^"]*)"', dom)
    assert found, "the page was not measured"
    result: dict[str, Any] = json.loads(unescape(found[1]))
    return result


def pictured(html: str, width: int, folder: Path) -> set[bytes]:
    """The colours of a picture of the page, as far as its rows are stored plainly."""
    page, picture = folder / "page.html", folder / "picture.png"
    page.write_text(html, encoding="utf-8")
    run(f"--window-size={width},1200", f"--screenshot={picture}", page.as_uri(), home=folder)
    content = picture.read_bytes()
    assert content.startswith(b"\x89PNG")
    data, at = b"", 8
    while at < len(content):
        size = int.from_bytes(content[at : at + 4], "big")
        if content[at + 4 : at + 8] == b"IDAT":
            data += content[at + 8 : at + 8 + size]
        at += size + 12
    pixels = decompress(data)
    return {pixels[i : i + 3] for i in range(1, len(pixels) - 3, 3)}


def printed(html: str, folder: Path) -> Path:
    """The page on paper."""
    page, paper = folder / "page.html", folder / "page.pdf"
    page.write_text(html, encoding="utf-8")
    run("--no-pdf-header-footer", f"--print-to-pdf={paper}", page.as_uri(), home=folder)
    return paper
