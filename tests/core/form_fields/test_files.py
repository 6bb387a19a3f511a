"""Files that are sent with a form."""

from __future__ import annotations

import io

import pytest
from werkzeug.datastructures import FileStorage

from tests.core.form_fields.everything import read, refusal


def file(name: str, content: bytes = b"a,b") -> FileStorage:
    return FileStorage(io.BytesIO(content), filename=name)


def test_files() -> None:
    assert read("upload", upload=file("Register 2026.CSV")).read() == b"a,b"
    assert read("upload", upload=file("", b"")) is None
    assert read("upload", upload="not a file") is None


@pytest.mark.parametrize(
    ("given", "said"),
    [(file("a.exe"), ".csv, .xlsx"), (file("csv"), ".csv, .xlsx"), (file("a.csv", b""), "empty"),
     (file("a.csv", b"x" * 1_000_001), "1 MB")],
)  # fmt: skip
def test_odd_files(given: FileStorage, said: str) -> None:
    assert said in refusal("upload", upload=given)
