"""The files of the pages: compressed once at start, cached for a year under an address that changes with any of them.

`asset("app.css")` gives the address. WhiteNoise answers before Flask does, so no file costs a session or a database.
"""

from __future__ import annotations

import gzip
import hashlib
import shutil
import tempfile
import weakref
from functools import cache
from pathlib import Path
from typing import Any
from wsgiref.headers import Headers

from flask import Flask, url_for
from whitenoise import WhiteNoise
from whitenoise.responders import StaticFile

from app.core.headers import CSP

COMPRESSED = {".css", ".js", ".svg", ".html", ".txt", ".json"}


def init_app(app: Flask) -> None:
    """Serve the static folder; `asset` in templates."""
    root = Path(str(app.static_folder)).resolve()
    names = frozenset(str(path.relative_to(root)) for path in _files(root))
    version = _version(root)

    def asset(name: str) -> str:
        """The address of a file of the static folder; LookupError when there is none of that name."""
        if name not in names:
            raise LookupError(f"There is no static file {name}.")
        return url_for("static", filename=f"{version}/{name}")

    app.jinja_env.globals["asset"] = asset
    app.wsgi_app = _Compressed(app.wsgi_app, root, f"{app.static_url_path}/{version}")  # type: ignore[method-assign]


class _Compressed(WhiteNoise):
    """WhiteNoise, reading the compressed copies from a folder of this process, so that none lie beside the sources."""

    def __init__(self, application: Any, root: Path, prefix: str) -> None:
        self.source, self.compressed = root, _compressed(root)
        super().__init__(
            application,
            str(root),
            prefix,
            allow_all_origins=False,
            immutable_file_test=lambda _path, _url: True,
            add_headers_function=_add_headers,
        )

    def get_static_file(self, path: str, url: str, stat_cache: Any = None) -> StaticFile:  # noqa: ARG002
        headers = Headers([])
        self.add_mime_headers(headers, path, url)
        self.add_cache_headers(headers, path, url)
        self.add_headers_function(headers, path, url)
        copy = f"{self.compressed}/{Path(path).relative_to(self.source)}.gz"
        return StaticFile(path, headers.items(), encodings={"gzip": copy})


def _add_headers(headers: Headers, _path: str, _url: str) -> None:
    headers["X-Content-Type-Options"] = "nosniff"
    headers["Cross-Origin-Resource-Policy"] = "same-origin"
    headers["Content-Security-Policy"] = CSP


@cache
def _version(root: Path) -> str:
    """A name for exactly these files: it changes when any of them does."""
    digest = hashlib.sha256()
    for path in _files(root):
        digest.update(f"{path.relative_to(root)}\0".encode() + path.read_bytes() + b"\0")
    return digest.hexdigest()[:12]


@cache
def _compressed(root: Path) -> Path:
    """A folder of gzipped copies, made once in a process and removed with it."""
    target = Path(tempfile.mkdtemp(prefix="static-"))
    weakref.finalize(_Compressed, shutil.rmtree, target, ignore_errors=True)
    for path in _files(root):
        if path.suffix in COMPRESSED:
            copy = target / f"{path.relative_to(root)}.gz"
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.write_bytes(gzip.compress(path.read_bytes(), mtime=0))
    return target


def _files(root: Path) -> list[Path]:
    return sorted(path for path in root.rglob("*") if path.is_file())
