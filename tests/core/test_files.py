"""What a file is comes from its bytes, and what could do something by itself is refused with one sentence."""

from __future__ import annotations

import io
import zipfile

import pikepdf
import pytest
from flask import Flask
from PIL import Image

from app.core.files import MOST_BYTES, PICTURES, FileKind, FileRefused, checked, download, words_in
from tests.support import sent

GOOD = {
    "pdf": (sent.pdf(), FileKind.PDF),
    "pdf whose objects are packed": (
        sent.pdf(object_stream_mode=pikepdf.ObjectStreamMode.generate), FileKind.PDF
    ),
    "word": (sent.docx(), FileKind.DOCX),
    "word with a link to a page": (
        sent.docx(relations=sent.relation("hyperlink", "https://example.org/values")), FileKind.DOCX
    ),
    "word with a page number": (sent.docx(body="<w:r><w:instrText> PAGE </w:instrText></w:r>"), FileKind.DOCX),
    "table": (sent.xlsx(), FileKind.XLSX),
    "opendocument": (sent.odt(), FileKind.ODT),
    "opendocument with its own picture": (
        sent.odt('<draw:image xlink:href="Pictures/1.png"/>', {"Pictures/1.png": sent.picture("PNG")}), FileKind.ODT
    ),
    "png": (sent.picture("PNG"), FileKind.PNG),
    "jpeg": (sent.picture("JPEG"), FileKind.JPEG),
    "text": (b"Questions\r\n1. What matters to you?", FileKind.TEXT),
    "text of an old program": ("“Values” – £".encode("cp1252"), FileKind.TEXT),
    "text in two bytes": ("Questions".encode("utf-16"), FileKind.TEXT),
}  # fmt: skip
MACRO, INSIDE, FETCHES = "macro in this file", "another file inside", "fetches something"
SECOND, ACTS, HUGE, DAMAGED = "second file hidden", "start something by itself", "too large once", "damaged"
VBA = {"word/vbaProject.bin": b"\xd0\xcf\x11\xe0"}
BAD = {
    "nothing": (b"", "empty"),
    "a hidden macro": (sent.docx(more=VBA), MACRO),
    "a macro file under another name": (
        sent.docx(sort="application/vnd.ms-word.document.macroEnabled.main+xml"), MACRO
    ),
    "a macro under another name": (
        sent.docx(more={"word/theme.dat": b"x"}, relations=sent.relation("vbaProject", "theme.dat", outside=False)),
        MACRO,
    ),
    "an old command": (sent.docx(body="<w:r><w:instrText> DDEAUTO c:\\\\x </w:instrText></w:r>"), MACRO),
    "an old command in two halves": (
        sent.docx(body="<w:r><w:instrText>DDE</w:instrText></w:r><w:r><w:instrText>AUTO cmd</w:instrText></w:r>"), MACRO
    ),
    "a file inside": (sent.docx(more={"word/embeddings/sheet.xlsx": sent.xlsx()}), INSIDE),
    "an object": (sent.docx(body="<w:object/>"), INSIDE),
    "a template from elsewhere": (
        sent.docx(relations=sent.relation("attachedTemplate", "https://example.org/x.dotm")), FETCHES
    ),
    "a picture from elsewhere": (sent.docx(relations=sent.relation("image", "https://example.org/x.png")), FETCHES),
    "a link to a program": (sent.docx(relations=sent.relation("hyperlink", "file:///c:/x.exe")), FETCHES),
    "opendocument with a macro": (sent.odt(more={"Basic/Standard/Module1.xml": "<x/>"}), MACRO),
    "opendocument that runs": (sent.odt('<script:event-listener script:event-name="dom:load"/>'), MACRO),
    "opendocument with a file inside": (sent.odt(more={"Object 1/content.xml": "<x/>"}), INSIDE),
    "opendocument that fetches": (sent.odt('<draw:image xlink:href="https://example.org/x.png"/>'), FETCHES),
    "a zip bomb": (sent.bomb(), HUGE),
    "a zip of a thousand parts, and more": (
        sent.docx(more={f"word/media/{number}.png": b"x" for number in range(3_001)}), HUGE
    ),
    "an entity that grows": (
        sent.docx(more={"word/x.xml": '<!DOCTYPE x [<!ENTITY a "aaaa">]><x>&a;</x>'}), DAMAGED
    ),
    "a path that climbs": (sent.docx(more={"../../etc/passwd": "x"}), DAMAGED),
    "any packed folder": (sent.zipped({"letter.pdf": sent.pdf()}), "packed folder"),
    "half a document": (sent.docx()[:-40], DAMAGED),
    "pdf with a script": (sent.pdf(sent.scripted), ACTS),
    "pdf with a packed script": (
        sent.pdf(sent.scripted, object_stream_mode=pikepdf.ObjectStreamMode.generate), ACTS
    ),
    "pdf with a script spelled in numbers": (
        sent.pdf(sent.scripted).replace(b"/JavaScript", b"/Java#53cript").replace(b"/JS ", b"/J#53 "), ACTS
    ),
    "pdf that starts a program": (
        sent.pdf(lambda made: setattr(
            made.Root, "OpenAction", pikepdf.Dictionary(S=pikepdf.Name.Launch, F="calc.exe"))), ACTS
    ),
    "pdf with a file inside": (sent.pdf(lambda made: made.attachments.__setitem__("a.txt", b"hello")), ACTS),
    "pdf with a password": (sent.pdf(encryption=pikepdf.Encryption(owner="a", user="b")), "password"),
    "pdf cut short": (sent.pdf()[:200], DAMAGED),
    "pdf and zip": (sent.pdf() + sent.docx(), SECOND),
    "picture and zip": (sent.picture() + sent.docx(), SECOND),
    "zip with a pdf before it": (b"%PDF-1.7\n" + sent.docx(), SECOND),
    "zip with something behind it": (sent.docx() + b"#!/bin/sh", SECOND),
    "a page": (b"<!DOCTYPE html><script>alert(1)</script>", "cannot be taken"),
    "a drawing that is a page": (b'<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>', "cannot be taken"),
    "a program": (b"MZ\x90\x00\x03", "cannot be taken"),
    "rich text": (b"{\\rtf1 hello}", "cannot be taken"),
    "old word": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "old kind of Office"),
    "word with a password": (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "password"
    ),
    "half a picture": (sent.picture()[:300], DAMAGED),
    "more than is taken": (b"a" * (MOST_BYTES + 1), "larger than 10 MB"),
}  # fmt: skip


@pytest.mark.usefixtures("context")
@pytest.mark.parametrize("name", GOOD)
def test_what_is_harmless_is_taken_for_what_it_is(name: str) -> None:
    data, kind = GOOD[name]

    found = checked(data)

    assert found.kind is kind
    if kind not in PICTURES | {FileKind.TEXT}:
        assert found.data == data


@pytest.mark.usefixtures("context")
@pytest.mark.parametrize("name", BAD)
def test_what_could_do_harm_is_refused_in_one_sentence_that_says_what_to_do(name: str) -> None:
    data, said = BAD[name]

    with pytest.raises(FileRefused, match=said) as refusal:
        checked(data)

    assert len(str(refusal.value).split()) < 30


@pytest.mark.usefixtures("context")
def test_parts_that_share_their_bytes_are_refused() -> None:
    """One packed part, listed again and again: the way a small file unpacks into more than any disk holds."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/a.xml", b"<x/>")
        again = zipfile.ZipInfo("word/b.xml")
        first = archive.getinfo("word/a.xml")
        again.header_offset, again.CRC = first.header_offset, first.CRC
        again.compress_size, again.file_size, again.compress_type = (
            first.compress_size, first.file_size, first.compress_type,
        )  # fmt: skip
        archive.filelist.append(again)

    with pytest.raises(FileRefused, match=SECOND):
        checked(out.getvalue())


@pytest.mark.usefixtures("context")
def test_a_picture_stands_upright_and_tells_nothing_of_where_it_was_taken() -> None:
    found = checked(sent.picture(words="SECRET-PLACE"))

    assert b"SECRET" not in found.data
    with Image.open(io.BytesIO(found.data)) as drawn:
        assert drawn.size == (40, 60)
        assert not drawn.getexif()


@pytest.mark.usefixtures("context")
def test_a_text_comes_out_in_letters_every_device_shows() -> None:
    assert checked("“Values”".encode("cp1252")).data.decode() == "“Values”"


@pytest.mark.usefixtures("context")
def test_only_the_kinds_that_are_asked_for_are_taken() -> None:
    assert checked(sent.picture(), PICTURES | {FileKind.PDF}).kind is FileKind.JPEG
    with pytest.raises(FileRefused, match="of this kind"):
        checked(sent.docx(), PICTURES)


@pytest.mark.usefixtures("context")
@pytest.mark.parametrize(
    ("data", "words"),
    [(sent.docx("Application form"), "Application form"), (sent.odt(), "Hello"), (sent.xlsx(), "Candidate 1"),
     (b"About me", "About me"), (sent.picture(), "")],
)  # fmt: skip
def test_the_words_in_a_file_can_be_asked_about(data: bytes, words: str) -> None:
    assert words in words_in(checked(data))


def test_a_file_goes_out_to_be_saved_and_is_never_shown_on_our_pages(context: Flask) -> None:
    answer = download(b"x" * 200_000, FileKind.PDF, "Person Specification: Ward <7>\r\n")

    assert answer.headers["Content-Disposition"] == 'attachment; filename="person-specification-ward-7.pdf"'
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in answer.headers["Content-Security-Policy"]
    assert answer.headers["Cache-Control"] == "no-store"
    assert b"".join(answer.iter_encoded()) == b"x" * 200_000
