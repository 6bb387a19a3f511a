"""Static files: compressed, kept for years under an address that changes with them."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest
from flask import render_template_string

from app.core import assets
from tests.support.small import small_app

STATIC = Path(__file__).parents[2] / "app" / "static"


def address(name: str) -> str:
    with small_app().test_request_context("/"):
        return render_template_string("{{ asset(name) }}", name=name)


def test_a_file_is_sent_compressed_and_kept() -> None:
    with small_app().test_client().get(address("app.css"), headers={"Accept-Encoding": "gzip"}) as answer:
        assert answer.headers["Content-Encoding"] == "gzip"
        assert "Accept-Encoding" in answer.headers["Vary"]
        assert gzip.decompress(answer.data) == (STATIC / "app.css").read_bytes()
        assert answer.headers["Cache-Control"] == "max-age=315360000, public, immutable"
        assert answer.mimetype == "text/css"


def test_a_file_is_sent_as_it_is_where_gzip_is_not_understood() -> None:
    with small_app().test_client().get(address("start.js")) as answer:
        assert "Content-Encoding" not in answer.headers
        assert answer.data == (STATIC / "start.js").read_bytes()
        assert answer.mimetype == "text/javascript"


def test_a_file_the_browser_has_is_not_sent_again() -> None:
    client, name = small_app().test_client(), address("app.css")
    first = client.get(name)
    again = client.get(name, headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")
    assert client.get(name, headers={"If-None-Match": '"other"'}).status_code == 200


def test_a_browser_that_refuses_gzip_and_one_that_only_asks_for_the_head() -> None:
    client, name = small_app().test_client(), address("app.css")
    assert "Content-Encoding" not in client.get(name, headers={"Accept-Encoding": "gzip;q=0, br"}).headers
    head = client.head(name)
    assert (head.status_code, head.data) == (200, b"")
    assert int(head.headers["Content-Length"]) == (STATIC / "app.css").stat().st_size


def test_the_stylesheet_weighs_little() -> None:
    name = address("nhsuk/nhsuk-frontend.min.css")
    with small_app().test_client().get(name, headers={"Accept-Encoding": "gzip, br"}) as answer:
        assert len(answer.data) < 35_000


def test_every_address_in_the_stylesheet_leads_somewhere() -> None:
    start = address("nhsuk/nhsuk-frontend.min.css").rsplit("/", 1)[0]
    for icon in sorted((STATIC / "nhsuk/images").iterdir()):
        with small_app().test_client().get(f"{start}/images/{icon.name}") as answer:
            assert (answer.status_code, answer.mimetype) == (200, "image/svg+xml")


def test_files_carry_the_safe_headers_and_no_open_door() -> None:
    with small_app().test_client().get(address("app.css")) as answer:
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
        assert "Access-Control-Allow-Origin" not in answer.headers
        assert "Set-Cookie" not in answer.headers


def test_an_unknown_name_is_a_mistake_in_the_template() -> None:
    with pytest.raises(LookupError, match=r"no static file nowhere\.css"):
        address("nowhere.css")


@pytest.mark.parametrize("path", ["../../config.py", "..%2f..%2fconfig.py", "nhsuk/", "", ".env"])
def test_nothing_else_is_reachable(path: str) -> None:
    folder = address("app.css").rsplit("/", 1)[0]
    with small_app().test_client().get(f"{folder}/{path}") as answer:
        assert answer.status_code == 404


def test_files_cannot_be_posted_to() -> None:
    with small_app().test_client().post(address("app.css")) as answer:
        assert answer.status_code == 405


def test_the_address_changes_with_any_file(tmp_path: Path) -> None:
    first = assets._version(tmp_path / "a")
    for name, content in (("a", "x"), ("b", "y"), ("c", "x")):
        (tmp_path / name).mkdir(exist_ok=True)
        (tmp_path / name / "file.css").write_text(content)
    assets._version.cache_clear()
    versions = [assets._version(tmp_path / name) for name in "abc"]
    assert versions[0] == versions[2] != versions[1]
    assert first not in versions


def test_under_a_path_of_the_server_the_address_carries_it() -> None:
    with small_app().test_request_context("/", environ_overrides={"SCRIPT_NAME": "/alongside"}):
        assert render_template_string("{{ asset('app.css') }}").startswith("/alongside/static/")
