"""A form is only believed from our own pages: besides its token, its origin must be ours."""

from __future__ import annotations

from urllib.parse import urlsplit

from flask import Flask, abort, current_app, request

READS = {"GET", "HEAD", "OPTIONS"}


def init_app(app: Flask) -> None:
    app.before_request(_check)


def _check() -> None:
    if request.method in READS:
        return
    if request.headers.get("Sec-Fetch-Site", "same-origin") in {"cross-site", "same-site"}:
        abort(403)
    origin = request.headers.get("Origin")
    if origin and urlsplit(origin).netloc not in {request.host, urlsplit(current_app.config["BASE_URL"]).netloc}:
        abort(403)
