"""`python editors/pack.py [-o FILE]`: the extension for VS Code as one file, `roolang.vsix`.

A `.vsix` is a zip archive with a manifest, so nothing but npm is needed, which brings the client of the protocol.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape, quoteattr
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

HERE = Path(__file__).parent / "vscode"
LEFT_OUT = {"node_modules", "test"}
MOMENT = (2026, 1, 1, 0, 0, 0)
"""The time that files in the archive bear, so that the same files make the same archive."""
NPM = ("install", "--omit=dev", "--no-package-lock", "--no-audit", "--no-fund", "--ignore-scripts", "--loglevel=error")


def main() -> int:
    """Packs; 1 if npm is not there or brings nothing."""
    wish = argparse.ArgumentParser(description=__doc__)
    wish.add_argument("-o", "--out", type=Path, default=Path("roolang.vsix"))
    asked = wish.parse_args()
    npm = shutil.which("npm")
    if npm is None:
        print("npm is not installed; it brings the client of the protocol (vscode-languageclient)", file=sys.stderr)
        return 1
    with tempfile.TemporaryDirectory() as folder:
        whole = Path(folder, "extension")
        shutil.copytree(HERE, whole, ignore=lambda path, names: LEFT_OUT & set(names) if Path(path) == HERE else set())
        brought = subprocess.run([npm, *NPM], cwd=whole, capture_output=True, text=True, check=False)
        if brought.returncode:
            print(f"npm brought nothing:\n{brought.stderr}", file=sys.stderr)
            return 1
        packed(whole, asked.out)
    print(f"{asked.out}: install it by `code --install-extension {asked.out}`")
    return 0


def packed(folder: Path, out: Path) -> None:
    """Writes the archive of an extension with all that it needs; what npm notes of its own work is left out."""
    told = json.loads((folder / "package.json").read_text(encoding="utf-8"))
    files = sorted(path for path in folder.rglob("*") if path.is_file() and path.name != ".package-lock.json")
    content = {"[Content_Types].xml": types(files).encode(), "extension.vsixmanifest": manifest(told).encode()}
    content |= {f"extension/{path.relative_to(folder).as_posix()}": path.read_bytes() for path in files}
    unfinished = out.with_name(f"{out.name}.unfinished")
    with ZipFile(unfinished, "w", ZIP_DEFLATED) as archive:
        for name, held in content.items():
            entry = ZipInfo(name, MOMENT)
            entry.compress_type, entry.external_attr = ZIP_DEFLATED, 0o644 << 16
            archive.writestr(entry, held)
    unfinished.replace(out)


def types(files: list[Path]) -> str:
    """The kinds of files in the archive, as its format wants them."""
    known = {".json": "application/json", ".js": "application/javascript", ".md": "text/markdown"}
    endings = sorted({path.suffix for path in files if path.suffix} | {".vsixmanifest"})
    kinds = [f'  <Default Extension={quoteattr(e[1:])} ContentType="{known.get(e, "text/plain")}"/>' for e in endings]
    kinds = [each.replace("text/plain", "text/xml") if "vsixmanifest" in each else each for each in kinds]
    head = '<?xml version="1.0" encoding="utf-8"?>'
    return "\n".join(
        [head, '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">', *kinds, "</Types>"]
    )


def manifest(told: dict[str, Any]) -> str:
    """What the editor reads before it unpacks anything."""
    names = {key: quoteattr(str(told[key])) for key in ("name", "version", "publisher")}
    asset = "Microsoft.VisualStudio"
    return f"""<?xml version="1.0" encoding="utf-8"?>
<PackageManifest Version="2.0.0" xmlns="http://schemas.microsoft.com/developer/vsx-schema/2011">
  <Metadata>
    <Identity Language="en-US" Id={names["name"]} Version={names["version"]} Publisher={names["publisher"]}/>
    <DisplayName>{escape(told["displayName"])}</DisplayName>
    <Description xml:space="preserve">{escape(told["description"])}</Description>
    <Categories>{escape(",".join(told["categories"]))}</Categories>
    <Properties>
      <Property Id="Microsoft.VisualStudio.Code.Engine" Value={quoteattr(told["engines"]["vscode"])}/>
    </Properties>
  </Metadata>
  <Installation>
    <InstallationTarget Id="Microsoft.VisualStudio.Code"/>
  </Installation>
  <Dependencies/>
  <Assets>
    <Asset Type="{asset}.Code.Manifest" Path="extension/package.json" Addressable="true"/>
    <Asset Type="{asset}.Services.Content.Details" Path="extension/README.md" Addressable="true"/>
  </Assets>
</PackageManifest>
"""


if __name__ == "__main__":
    sys.exit(main())
