"""An organisation's own colour and logo."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from flask import render_template

from app.core import branding
from config import BadConfiguration
from tests.support.small import SITE, small_app


@pytest.mark.parametrize("colour", ["#005eb8", "#007f3b", "#AE2573", " #212b32 "])
def test_a_readable_colour_is_taken(colour: str) -> None:
    assert f"--brand: {colour.strip().lower()};" in branding.brand_css(colour)


@pytest.mark.parametrize("colour", ["#ed8b00", "#ffffff", "#ffeb3b", "#00a499", "#7a7a7a"])
def test_a_pale_colour_is_refused_in_one_sentence(colour: str) -> None:
    with pytest.raises(ValueError, match=r"too pale to read\. Choose a darker one\.$"):
        branding.brand_css(colour)


@pytest.mark.parametrize(
    "colour", ["", "blue", "#05b", "005eb8", "#005eb8;}", "#00５eb8", "#005eb8\n}body{", "#gggggg"]
)
def test_a_malformed_colour_is_refused(colour: str) -> None:
    with pytest.raises(ValueError, match="like #005eb8"):
        branding.brand_css(colour)


def test_contrast_as_published() -> None:
    assert branding.contrast("#000000", "#ffffff") == pytest.approx(21)
    assert branding.contrast("#ffffff", "#ffffff") == 1
    assert branding.contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)
    assert branding.contrast("#005eb8", "#f0f4f5") == branding.contrast("#f0f4f5", "#005eb8") > branding.LEAST_CONTRAST


def test_the_stylesheet_is_kept_by_the_browser_and_sets_no_cookie() -> None:
    answer = small_app(BRAND_COLOUR="#007f3b").test_client().get("/brand.css?v=1")
    assert (answer.status_code, answer.mimetype) == (200, "text/css")
    assert "--brand: #007f3b;" in answer.text
    assert "immutable" in answer.headers["Cache-Control"]
    assert "Set-Cookie" not in answer.headers


def test_another_colour_is_another_address() -> None:
    versions = {branding.read_brand(colour, None).version for colour in ("#005eb8", "#007f3b", None)}
    assert len(versions) == 2


def test_a_poor_colour_stops_the_start() -> None:
    with pytest.raises(BadConfiguration, match="too pale"):
        small_app(BRAND_COLOUR="#ed8b00")


def test_a_logo_is_sent_so_that_nothing_in_it_can_run(tmp_path: Path) -> None:
    picture = tmp_path / "logo.SVG"
    picture.write_text("<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>")
    app = small_app(LOGO_FILE=str(picture))
    with app.test_request_context("/"):
        address = branding.logo_url()
    answer = app.test_client().get(str(address))
    assert (answer.status_code, answer.mimetype) == (200, "image/svg+xml")
    assert "sandbox" in answer.headers["Content-Security-Policy"]
    assert "script-src" not in answer.headers["Content-Security-Policy"]


def test_no_logo_is_no_page() -> None:
    app = small_app()
    with app.test_request_context("/"):
        assert branding.logo_url() is None
    assert app.test_client().get("/brand/logo").status_code == 404


@pytest.mark.parametrize(
    ("name", "size", "said"), [("a.exe", 3, "PNG"), ("a.png", 500_001, "500 kB"), ("b.png", 0, "read")]
)
def test_a_poor_logo_is_refused(tmp_path: Path, name: str, size: int, said: str) -> None:
    if size:
        (tmp_path / name).write_bytes(b"x" * size)
    with pytest.raises(ValueError, match=said):
        branding.read_brand(None, tmp_path / name)


def test_the_header_shows_the_logo_with_its_words() -> None:
    site = replace(SITE, logo_url="/brand/logo?v=1", logo_alt="Example Trust")
    with small_app(site=site).test_request_context("/"):
        page = BeautifulSoup(render_template("errors/404.html", message=""), "html.parser")
    picture = page.select_one("header img")
    assert picture
    assert (picture["src"], picture["alt"]) == ("/brand/logo?v=1", "Example Trust")
