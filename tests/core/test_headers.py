"""What every answer says about itself, also an error."""

from __future__ import annotations

import pytest
from flask import Flask, Response, make_response, render_template, session

from app.core.headers import keep_for_a_year
from tests.support.small import small_app


@pytest.fixture
def app() -> Flask:
    app = small_app(PROPAGATE_EXCEPTIONS=False)
    for code in (404, 405, 413, 500):
        app.register_error_handler(code, lambda error: (render_template("errors/404.html", message=""), error.code))

    @app.get("/page")
    def page() -> str:
        return "<!doctype html>"

    @app.get("/mine")
    def mine() -> str:
        session["who"] = "me"
        return "mine"

    @app.get("/crash")
    def crash() -> str:
        raise RuntimeError("on purpose")

    @app.get("/careless")
    def careless() -> Response:
        return make_response("x", {"Cache-Control": "public, max-age=600"})

    @app.get("/kept")
    def kept() -> Response:
        return keep_for_a_year(Response("x"))

    @app.get("/download")
    def download() -> Response:
        return make_response("x", {"Content-Security-Policy": "sandbox"})

    return app


@pytest.mark.parametrize(("path", "code"), [("/page", 200), ("/crash", 500), ("/nowhere", 404), ("/sign-in", 200)])
def test_every_answer_is_fenced_in(app: Flask, path: str, code: int) -> None:
    answer = app.test_client().get(path)
    assert answer.status_code == code
    assert answer.headers["Content-Security-Policy"] == (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
        "form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
    )
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Referrer-Policy"] == "same-origin"
    assert answer.headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert "geolocation=()" in answer.headers["Permissions-Policy"]
    assert "Access-Control-Allow-Origin" not in answer.headers
    assert answer.headers["Cache-Control"] == "no-store"


def test_a_wrong_verb_is_fenced_in_too(app: Flask) -> None:
    answer = app.test_client().post("/page")
    assert answer.status_code == 405
    assert "frame-ancestors 'none'" in answer.headers["Content-Security-Policy"]


def test_an_answer_with_a_session_is_never_kept(app: Flask) -> None:
    answer = app.test_client().get("/mine")
    assert "Set-Cookie" in answer.headers
    assert answer.headers["Cache-Control"] == "no-store"


def test_an_ordinary_cache_header_does_not_get_through(app: Flask) -> None:
    assert app.test_client().get("/careless").headers["Cache-Control"] == "no-store"


def test_what_changes_its_address_may_be_kept_by_the_browser_alone(app: Flask) -> None:
    assert app.test_client().get("/kept").headers["Cache-Control"] == "private, max-age=31536000, immutable"


def test_transport_security_only_where_there_is_transport_security(app: Flask) -> None:
    client = app.test_client()
    assert "Strict-Transport-Security" not in client.get("/page").headers
    secure = client.get("/page", base_url="https://alongside.example").headers["Strict-Transport-Security"]
    assert "max-age=31536000" in secure


def test_a_download_may_be_stricter(app: Flask) -> None:
    assert app.test_client().get("/download").headers["Content-Security-Policy"] == "sandbox"
