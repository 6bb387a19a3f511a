"""A form is only believed from our own pages: besides its token, its origin must be ours."""

from __future__ import annotations

from urllib.parse import urlsplit

from flask import Flask, abort, current_app, request

from app.core import cookieless

READS = {"GET", "HEAD", "OPTIONS"}


def init_app(app: Flask) -> None:
    app.before_request(_check)


def _check() -> None:
    if request.method in READS or request.path.startswith(cookieless.SIGNED):
        return
    if request.headers.get("Sec-Fetch-Site", "same-origin") in {"cross-site", "same-site"}:
        abort(403)
    origin = request.headers.get("Origin")
    if origin == "null" and request.path.startswith(cookieless.PATHS):
        return  # what browsers send from a page that tells nobody where it is; no cookie is read there
    if origin and urlsplit(origin).netloc not in {request.host, urlsplit(current_app.config["BASE_URL"]).netloc}:
        abort(403)
