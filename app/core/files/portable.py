"""A PDF that only shows pages: no scripts, no programs to start, no files inside, no password."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import Any

from app.core.files.refusing import FileRefused
from app.core.i18n import gettext as _

MOST_OBJECTS = 60_000
MOST_PAGES = 1_000
ACTS = frozenset(
    "/JavaScript /Launch /EmbeddedFile /EmbeddedFiles /RichMedia /SubmitForm /ImportData /GoToE /GoToR /Rendition"
    " /Movie /Sound /3D /Filespec /FileAttachment /XFA /JS /EF /AA".split()
)  # names of keys and of types: any of them does more than show a page
HIDDEN = (b"/JavaScript", b"/Launch", b"/EmbeddedFile", b"/RichMedia", b"/XFA")


def check(data: bytes) -> None:
    if b"%%EOF" not in data[-2048:]:
        raise _damaged()
    if any(name in data for name in HIDDEN):  # also in what a later save has replaced: some programs still read that
        raise _does_something()
    try:
        _walk(data)
    except FileRefused:
        raise
    except Exception as broken:  # a reader of odd files falls over in many ways, and all of them mean the same
        raise _damaged() from broken


def _walk(data: bytes) -> None:
    if b"/Encrypt" in data:
        raise FileRefused(_("This PDF has a password. Take the password off, save it and send it again."))
    reader = opened(data)
    if len(reader.pages) > MOST_PAGES:
        raise FileRefused(_("This PDF is too long. Split it, and send the parts one by one."))
    for number, thing in enumerate(_objects(reader)):
        if number > MOST_OBJECTS:
            raise FileRefused(_("This PDF has too much in it. Save it anew as a plain PDF and send that."))
        _look(thing)
    _look(reader.trailer)


def opened(data: bytes) -> Any:
    import logging

    from pypdf import PdfReader  # large, and seldom needed

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # it would write words of the file into our log
    return PdfReader(BytesIO(data), strict=False)


def _objects(reader: Any) -> Iterator[Any]:
    """Every object of the file, whether a page leads to it or not."""
    from pypdf.generic import IndirectObject

    for generation, numbers in list(reader.xref.items()):
        for number in list(numbers):
            yield reader.get_object(IndirectObject(number, generation, reader))
    for number in list(reader.xref_objStm):
        yield reader.get_object(IndirectObject(number, 0, reader))


def _look(thing: Any) -> None:
    """At one object, and at what is written inside it rather than pointed to."""
    from pypdf.generic import ArrayObject, DictionaryObject

    waiting, steps = [thing], 0
    while waiting:
        each = waiting.pop()
        steps += 1
        if steps > MOST_OBJECTS * 10:
            raise _damaged()
        if isinstance(each, DictionaryObject):
            if ACTS.intersection(each) or ACTS.intersection(_names(each)):
                raise _does_something()
            waiting.extend(dict.values(each))
        elif isinstance(each, ArrayObject):
            waiting.extend(list.__iter__(each))


def _names(thing: Any) -> set[str]:
    """What says of itself what it is or does."""
    said = (dict.get(thing, key) for key in ("/S", "/Type", "/Subtype"))
    return {str(name) for name in said if isinstance(name, str)}


def _damaged() -> FileRefused:
    return FileRefused(_("This PDF is damaged. Make it anew from the document it came from, and send that."))


def _does_something() -> FileRefused:
    return FileRefused(_("This PDF can start something by itself. Print it to a new PDF, and send that one."))
