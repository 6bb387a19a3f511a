"""Tagged PDF/UA-1 files from a typst template and plain data; the only module that knows typst.

The words of a person reach the template as JSON, never as source, so nothing they type can be markup. Only the fonts
of `core/fonts/` are used, the same on every machine. Letters that none of them holds are refused, never printed as
empty boxes: not covered are Hebrew, Korean, Japanese kana, Thai, Ethiopic, rare Chinese characters and pictures such
as emoji (`core/fonts/LICENCE.txt` lists what is there).
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typst import Fonts

ROOT = Path(__file__).parents[1]
FONTS = Path(__file__).parent / "fonts"
_MISSING = re.compile(r"the text `\"(.*)\"` could not be displayed|disallowed codepoint `\"(.*)\"`", re.DOTALL)


class LettersMissing(ValueError):
    """Our fonts do not hold these letters; say so, and offer the page instead of the PDF."""

    def __init__(self, letters: str) -> None:
        super().__init__(f"no font holds: {letters}")
        self.letters = letters


def render_pdf(template: Path | str, data: Mapping[str, object]) -> bytes:
    """The PDF that `template` (a path, relative to `app/` when it is not absolute) makes of `data`.

    `data` must be JSON-able; the template reads it with `json(bytes(sys.inputs.data))` and hands `title`, `language`
    and `large_print` on to `/core/paper.typ`. The same data gives the same bytes. Raises LettersMissing.
    """
    import typst  # 84 MB, and wanted by few requests

    try:
        made = typst.compile(
            ROOT / template,
            root=ROOT,
            font_paths=_fonts(),
            ignore_system_fonts=True,
            format="pdf",
            sys_inputs={"data": json.dumps(data)},
            pdf_standards=["ua-1"],
            timestamp=0,
        )
    except typst.TypstError as error:
        missing = _MISSING.search(error.message)
        if missing:
            raise LettersMissing(missing[1] or missing[2]) from error
        raise
    return bytes(made)


@cache
def _fonts() -> Fonts:
    """Read once a process: only ours, not even those inside typst."""
    import typst

    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[FONTS])
