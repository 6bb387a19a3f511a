"""The files of the design system are the published ones, and load nothing from elsewhere."""

from __future__ import annotations

import hashlib
import importlib.metadata
import json
import re
from pathlib import Path

import pytest

from scripts import vendor_nhs

NHS = vendor_nhs.TARGET
RECORD = json.loads((NHS / "VENDOR.json").read_text())


def test_every_file_is_as_it_was_written() -> None:
    there = {str(path.relative_to(NHS)) for path in NHS.rglob("*") if path.is_file()} - {"VENDOR.json"}
    assert there == set(RECORD["sha256"])
    for name, expected in RECORD["sha256"].items():
        assert hashlib.sha256((NHS / name).read_bytes()).hexdigest() == expected, name


def test_the_stylesheet_loads_only_what_lies_beside_it() -> None:
    css = (NHS / "nhsuk-frontend.min.css").read_text()
    loaded = re.findall(r"url\(([^)]*)\)", css)
    assert loaded
    assert all((NHS / address).is_file() for address in loaded)
    assert not re.search(r"https?:|//[a-z]|@import|@font-face|Frutiger|sourceMappingURL", css)


def test_the_script_names_no_other_address() -> None:
    script = (NHS / "nhsuk-frontend.min.js").read_text()
    assert not re.search(r"https?:|sourceMappingURL|\beval\(", script)


def test_the_templates_are_of_the_version_made_for_these_files() -> None:
    page = importlib.metadata.metadata("nhsuk-frontend-jinja").get_payload()
    assert RECORD["version"] == vendor_nhs.VERSION == "10.6.1"
    assert importlib.metadata.version("nhsuk-frontend-jinja") == "0.10.2"
    assert re.search(r"10\.6\.\S*\s*\|\s*\S*0\.10\.2", str(page))


def test_our_own_files_load_only_what_lies_beside_them() -> None:
    for name in ("app.css", "start.js", "js-on.js"):
        text = (NHS.parent / name).read_text()
        assert not re.search(r"https?://|@import|url\(", text), name
    imported = re.search(r'from "\./([^"]+)"', (NHS.parent / "start.js").read_text())
    assert imported
    assert (NHS.parent / imported[1]).is_file()


def test_vendoring_refuses_a_stylesheet_that_would_load_from_outside() -> None:
    fonts = "@font-face{src:url(https://example.org/a)}" * 2
    assert vendor_nhs.own_css(fonts + "a{color:red}") == "a{color:red}"
    for outside in ("a{background:url(https://example.org/b)}", "@import 'b';", "a{background:url(//example.org/c)}"):
        with pytest.raises(SystemExit):
            vendor_nhs.own_css(fonts + outside)


def test_the_licences_are_kept() -> None:
    text = (Path(__file__).parents[2] / "THIRD_PARTY.md").read_text()
    assert "nhsuk-frontend 10.6.1" in text
    assert "nhsuk-frontend-jinja 0.10.2" in text
    assert "Permission is hereby granted" in text
