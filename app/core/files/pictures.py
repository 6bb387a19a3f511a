"""Pictures are drawn anew: where and with what they were taken, and anything behind the picture, is left out."""

from __future__ import annotations

from io import BytesIO

from app.core.files.kinds import FileKind
from app.core.files.refusing import FileRefused
from app.core.i18n import gettext as _

MOST_PIXELS = 40_000_000  # more than a good camera makes


def drawn_anew(data: bytes) -> tuple[FileKind, bytes]:
    """The picture itself, the right way up, and nothing else."""
    from PIL import Image, ImageOps  # large, and seldom needed

    wrong = (OSError, ValueError, SyntaxError, Image.DecompressionBombError, Image.DecompressionBombWarning)
    try:
        with Image.open(BytesIO(data), formats=("PNG", "JPEG")) as picture:
            if picture.width * picture.height > MOST_PIXELS:
                raise FileRefused(_("The picture is too large. Make it smaller and send it again."))
            kind = FileKind.PNG if picture.format == "PNG" else FileKind.JPEG
            upright = ImageOps.exif_transpose(picture)
            return kind, _saved(upright, kind)
    except wrong as broken:
        raise FileRefused(_("The picture is damaged. Open it, save it again and send that.")) from broken


def _saved(picture: object, kind: FileKind) -> bytes:
    from PIL import Image

    assert isinstance(picture, Image.Image)
    clear = picture.mode in {"RGBA", "LA", "PA"} or "transparency" in picture.info
    plain = picture.convert("RGBA" if clear and kind is FileKind.PNG else "RGB")
    fresh = Image.new(plain.mode, plain.size)
    fresh.paste(plain)  # takes the colours alone: no words, places or profiles that hang on the picture
    out = BytesIO()
    if kind is FileKind.PNG:
        fresh.save(out, "PNG")
    else:
        fresh.save(out, "JPEG", quality=90)
    return out.getvalue()
