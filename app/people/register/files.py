"""From bytes to sheets. What a file is comes from its bytes; the end of its name proves nothing."""

from __future__ import annotations

import zipfile
from io import BytesIO

from app.core.forms.cleaning import clean_line
from app.core.i18n import gettext as _
from app.people.register.sheets import MAX_BYTES, Book, FileRefused
from app.people.register.text import read_text
from app.people.register.workbook import read_workbook

OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*")
PACKED = (b"\x1f\x8b", b"7z\xbc\xaf", b"Rar!", b"BZh", b"PK\x05\x06")
PAGES = (b"<html", b"<!doctype", b"<table", b"<?xml", b"<meta", b"<head", b"<body")


def read(data: bytes) -> Book:
    """The sheets of a CSV or XLSX file, or `FileRefused` with one sentence."""
    if len(data) > MAX_BYTES:
        raise FileRefused(_("The file is larger than 5 MB. Take out pictures and old sheets, save it and try again."))
    start = data[:4096].lstrip(b"\xef\xbb\xbf \t\r\n\0")
    if not start:
        raise FileRefused(_("The file is empty. Choose the file that has your register in it."))
    _refuse_what_is_no_spreadsheet(data, start)
    if data.startswith(b"PK\x03\x04"):
        _refuse_other_archives(data)
        return read_workbook(data)
    return read_text(data)


def _refuse_what_is_no_spreadsheet(data: bytes, start: bytes) -> None:
    if data.startswith(OLD_OFFICE):
        raise FileRefused(_old_office(data))
    if start.startswith(b"%PDF"):
        raise FileRefused(_("This is a PDF, which cannot be read as a table. Send the spreadsheet it was made from."))
    if start.startswith(PICTURES):
        raise FileRefused(_("This is a picture. Send the spreadsheet itself, as .xlsx or .csv."))
    if data.startswith(PACKED):
        raise FileRefused(_("This is a packed folder. Unpack it and send the spreadsheet inside, as .xlsx or .csv."))
    if start.startswith(b"{\\rtf"):
        raise FileRefused(_("This is a document, not a spreadsheet. Save the table as .xlsx or .csv and try again."))
    if start.lower().startswith(PAGES):
        raise FileRefused(_("This is a web page or XML. Open it in your spreadsheet program and save it as .xlsx."))


def _old_office(data: bytes) -> str:
    if "EncryptedPackage".encode("utf-16-le") in data:
        sentence = _("This workbook has a password. Open it, take the password off, save it and try again.")
    else:
        sentence = _("This is an old .xls file. Open it, choose Save As, pick Excel Workbook (.xlsx) and try again.")
    return str(sentence)


def _refuse_other_archives(data: bytes) -> None:
    """Tell apart the other files that are ZIP archives inside."""
    try:
        names = set(zipfile.ZipFile(BytesIO(data)).namelist())
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as broken:
        raise FileRefused(_("The workbook is damaged. Open it, save it again as .xlsx and try again.")) from broken
    if "xl/workbook.bin" in names:
        raise FileRefused(
            _("This is an .xlsb file. Open it, choose Save As, pick Excel Workbook (.xlsx) and try again.")
        )
    if not any(name.endswith("workbook.xml") for name in names):
        raise FileRefused(_("This is not an Excel workbook. Save the table as .xlsx or .csv and try again."))


def tidy_name(name: str | None) -> str:
    """A file's own name, without its folders, short enough to keep: shown to people, never used as a path."""
    last = (clean_line(name) or "").replace("\\", "/").rsplit("/", 1)[-1]
    return last[-120:] or str(_("spreadsheet"))
