"""Receipts: a photo or a PDF without what hangs on it, the same one twice, and what is not taken."""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image
from pypdf import PdfReader, PdfWriter

from tests.recognition.claims.conftest import Claims
from tests.support.page import Page


@pytest.fixture
def parking(claims: Claims) -> Claims:
    """Siân's claim with £4 for parking."""
    claims.record()
    spend(claims, "4")
    return claims


def spend(claims: Claims, pence: str) -> None:
    claims.sian.send(claims.sian.get(f"{claims.address}/expenses/parking/add"), {"pence": pence})


def line(claims: Claims, number: int = 0) -> str:
    return f"{claims.address}/expenses/{claims.claim().lines[number].ref}"


def attach(claims: Claims, data: bytes, name: str = "receipt.jpg", number: int = 0, **more: str) -> Page:
    page = claims.sian.get(f"{line(claims, number)}/receipt")
    return claims.sian.send(page, {"file": (BytesIO(data), name), **more})


def photo(colour: str = "red", place: bool = True) -> bytes:
    picture, out = Image.new("RGB", (60, 40), colour), BytesIO()
    exif = Image.Exif()
    if place:
        exif[0x010F] = "Camera of Sian"
        exif[0x8825] = {1: "N", 2: (51.0, 28.0, 6.0)}
    picture.save(out, "JPEG", exif=exif)
    return out.getvalue()


def pdf(words: str = "Sian at home") -> bytes:
    """One page that shows a photo, made by somebody."""
    out, again = BytesIO(), BytesIO()
    Image.open(BytesIO(photo())).save(out, "PDF")
    writer = PdfWriter(clone_from=BytesIO(out.getvalue()))
    writer.add_metadata({"/Author": words, "/Title": words})
    writer.write(again)
    return again.getvalue()


def taken(claims: Claims) -> bytes:
    return claims.sian.get(f"{line(claims)}/receipt/file").bytes


def test_a_photo_is_kept_without_where_and_with_what_it_was_taken(parking: Claims) -> None:
    page = attach(parking, photo())
    assert "Receipt added" in page.text
    kept = taken(parking)
    assert b"Camera of Sian" not in kept
    with Image.open(BytesIO(kept)) as picture:
        assert not dict(picture.getexif())
        assert picture.size == (60, 40)


def test_a_pdf_is_kept_without_who_made_it_and_shows_the_same(parking: Claims) -> None:
    attach(parking, pdf())
    kept = taken(parking)
    assert b"Sian" not in kept
    reader = PdfReader(BytesIO(kept))
    assert len(reader.pages) == 1
    assert reader.pages[0].images[0].image is not None
    assert not reader.metadata or "/Author" not in reader.metadata


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"MZ\x90\x00\x03" + b"\x00" * 200, "This file cannot be taken."),
        (b"\x7fELF\x02\x01\x01" + b"\x00" * 200, "This file cannot be taken."),
        (b"", "The file is empty."),
        (b"\xff\xd8\xff\xe0 not a picture", "The picture is damaged."),
        (b"just words", "A file of this kind is not taken here."),
    ],
)
def test_a_program_called_receipt_jpg_is_not_taken(parking: Claims, data: bytes, sentence: str) -> None:
    page = attach(parking, data)
    assert any(sentence in each for each in [*page.errors, page.text])
    assert parking.claim().lines[0].pence == 400
    assert "No receipt yet" in parking.sian.get(parking.address).text


def test_sixty_megabytes_are_refused_and_what_was_typed_is_there(parking: Claims) -> None:
    answer = parking.sian.client.post(
        f"{line(parking)}/receipt", data=b"", content_type="multipart/form-data; boundary=x",
        environ_overrides={"CONTENT_LENGTH": "60000000"},
    )  # fmt: skip
    assert answer.status_code == 413
    page = Page(answer)
    assert page.h1 == "The file is too large"
    assert "What you typed about the expense is saved." in page.text
    assert f"{line(parking)}/receipt" in page.links().values()
    assert parking.claim().lines[0].pence == 400


def test_the_same_receipt_twice_is_noticed_also_with_another_place_in_it(parking: Claims) -> None:
    attach(parking, photo())
    spend(parking, "5")
    page = attach(parking, photo(place=False), number=1)
    assert "You sent this receipt before" in page.text
    assert "Receipt added" not in parking.sian.get(parking.address).text.split("£5")[1]
    page = parking.sian.send(page, {"file": (BytesIO(photo()), "a.jpg"), "again": "y"})
    assert page.text.count("The same receipt is also on another expense.") == 2


def test_a_new_receipt_takes_the_place_of_the_old(parking: Claims) -> None:
    attach(parking, photo("red"))
    first = taken(parking)
    attach(parking, photo("blue"))
    assert taken(parking) != first


def test_a_receipt_after_signing_is_looked_at_again(parking: Claims) -> None:
    parking.signed()
    attach(parking, photo())
    assert not parking.payable().decided
