"""Copy the published files of the NHS design system into app/static/nhsuk/, for maintainers only.

    npm pack nhsuk-frontend@10.6.1
    python3 scripts/vendor_nhs.py nhsuk-frontend-10.6.1.tgz

Raise the version here and `nhsuk-frontend-jinja` in pyproject.toml together. What changes on the way: the web fonts
go (their licence covers nhs.uk alone), and every address becomes relative, so that nothing loads from elsewhere.
"""

from __future__ import annotations

import hashlib
import json
import re
import sys
import tarfile
from pathlib import Path

VERSION = "10.6.1"
TARGET = Path(__file__).resolve().parent.parent / "app" / "static" / "nhsuk"
DIST = "package/dist/nhsuk"


def main(tarball: str) -> None:
    with tarfile.open(tarball) as archive:
        published = json.loads(_read(archive, "package/package.json"))["version"]
        if published != VERSION:
            sys.exit(f"{tarball} holds version {published}, not {VERSION}.")
        files = _files(archive)
    _write(files)
    sys.stdout.write(f"{len(files)} files of version {VERSION} written to {TARGET}\n")


def _files(archive: tarfile.TarFile) -> dict[str, bytes]:
    css = own_css(_read(archive, f"{DIST}/nhsuk-frontend.min.css").decode())
    script = without_source_map(_read(archive, f"{DIST}/nhsuk-frontend.min.js").decode())
    icons = sorted(set(re.findall(r"images/[\w-]+\.svg", css)))
    files = {"nhsuk-frontend.min.css": css.encode(), "nhsuk-frontend.min.js": script.encode()}
    return files | {icon: _read(archive, f"{DIST}/assets/{icon}") for icon in icons}


def own_css(css: str) -> str:
    """The stylesheet with nothing in it that loads from outside its own folder."""
    css, fonts = re.subn(r"@font-face\{[^}]*\}", "", css)
    css = css.replace("Frutiger W01,", "").replace("/assets/images/", "images/")
    css = without_source_map(css)
    outside = [address for address in re.findall(r"url\(([^)]*)\)", css) if not address.startswith("images/")]
    if fonts != 2 or outside or "Frutiger" in css or "@import" in css:
        sys.exit(f"The stylesheet is not as expected: {fonts} fonts taken out, outside addresses {outside}.")
    return css


def without_source_map(text: str) -> str:
    return re.sub(r"\s*(/\*|//)# sourceMappingURL=\S+?( ?\*/)?\s*$", "\n", text)


def _read(archive: tarfile.TarFile, name: str) -> bytes:
    member = archive.extractfile(name)
    if member is None:
        sys.exit(f"{name} is not in the package.")
    return member.read()


def _write(files: dict[str, bytes]) -> None:
    for name, content in files.items():
        path = TARGET / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    sums = {name: hashlib.sha256(content).hexdigest() for name, content in sorted(files.items())}
    record = {"package": "nhsuk-frontend", "version": VERSION, "licence": "MIT", "sha256": sums}
    (TARGET / "VENDOR.json").write_text(json.dumps(record, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1])
