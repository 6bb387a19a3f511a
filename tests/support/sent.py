"""Files as people send them: good ones, and ones that could do harm."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping

import openpyxl
import pikepdf
from PIL import Image

TYPES = "application/vnd.openxmlformats-officedocument"
WORD = f"{TYPES}.wordprocessingml.document.main+xml"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
SPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def zipped(parts: Mapping[str, bytes | str], *, stored: tuple[str, ...] = ()) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            how = zipfile.ZIP_STORED if name in stored else zipfile.ZIP_DEFLATED
            archive.writestr(zipfile.ZipInfo(name), content, compress_type=how)  # the same bytes each time
    return out.getvalue()


def docx(words: str = "Person specification", *, more: Mapping[str, bytes | str] | None = None, sort: str = WORD,
         body: str = "", relations: str = "") -> bytes:  # fmt: skip
    """A Word document. `more` are further parts, `body` further XML of its text, `relations` of its links."""
    document = (
        f'<w:document xmlns:w="{SPACE}"><w:body><w:p><w:r><w:t>{words}</w:t></w:r>{body}</w:p></w:body></w:document>'
    )
    types = "http://schemas.openxmlformats.org/package/2006/content-types"
    return zipped(
        {
            "[Content_Types].xml": f'<Types xmlns="{types}"><Default Extension="xml" ContentType="application/xml"/>'
            f'<Override PartName="/word/document.xml" ContentType="{sort}"/></Types>',
            "_rels/.rels": f'<Relationships xmlns="{RELATIONS}"/>',
            "word/document.xml": document,
            "word/_rels/document.xml.rels": f'<Relationships xmlns="{RELATIONS}">{relations}</Relationships>',
            **(more or {}),
        }
    )


def relation(sort: str, target: str, *, outside: bool = True) -> str:
    mode = ' TargetMode="External"' if outside else ""
    return f'<Relationship Id="r1" Type="{OFFICE}/{sort}" Target="{target}"{mode}/>'


def odt(content: str = "<text:p>Hello</text:p>", more: Mapping[str, bytes | str] | None = None) -> bytes:
    spaces = " ".join(
        f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for short, name in (("office", "office"), ("text", "text"), ("script", "script"), ("draw", "drawing"))
    )
    body = f'<office:document-content {spaces} xmlns:xlink="http://www.w3.org/1999/xlink">{content}</office:document-content>'
    parts = {"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": body, **(more or {})}
    return zipped(parts, stored=("mimetype",))


def xlsx(words: str = "10:00 Candidate 1") -> bytes:
    book, out = openpyxl.Workbook(), io.BytesIO()
    book.active["A1"] = words
    book.save(out)
    return out.getvalue()


def pdf(change: Callable[[pikepdf.Pdf], object] | None = None, **saved: object) -> bytes:
    """A PDF of one empty page; `change` does something to it before it is saved."""
    out = io.BytesIO()
    with pikepdf.new() as made:
        made.add_blank_page()
        if change:
            change(made)
        made.save(out, **saved)  # type: ignore[arg-type]
    return out.getvalue()


def scripted(made: pikepdf.Pdf) -> None:
    action = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert(1)")
    made.Root.OpenAction = made.make_indirect(action)


def picture(kind: str = "JPEG", words: str = "") -> bytes:
    out, made = io.BytesIO(), Image.new("RGB", (60, 40), (200, 10, 10))
    told = made.getexif()
    if words:
        told[0x010E], told[0x0112] = words, 6  # what it shows, and that it stands on its side
    made.save(out, kind, exif=told)
    return out.getvalue()


def bomb(size: int = 70_000_000) -> bytes:
    """A small file that unpacks into a huge one."""
    return docx(more={"word/media/zero.xml": b" " * size})
