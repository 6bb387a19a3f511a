"""A file from the person's own device."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import flask_wtf.file
from wtforms.form import BaseForm
from wtforms.validators import ValidationError

from app.core.forms.required import Sentence, validators
from app.core.i18n import gettext as _


class FileField(flask_wtf.file.FileField):
    """One file whose name ends in one of `types` ("csv", "xlsx"), up to `most_mb` megabytes. Data: FileStorage or None.

    Without `types` any name will do: the bytes are looked at (`core/files`).

    The end of a name proves nothing: whoever opens the file must still expect anything in it.
    """

    shape = "file-upload"

    def __init__(
        self,
        label: Sentence,
        extra: Sequence[Any] = (),
        *,
        types: Sequence[str] = (),
        most_mb: int = 5,
        required: Sentence | None = None,
        hint: Sentence = "",
        **options: Any,
    ) -> None:
        super().__init__(label, validators(required, extra), description=hint, **options)
        self.types, self.most_mb = tuple(types), most_mb

    def pre_validate(self, _form: BaseForm) -> None:
        if not self.data:
            return
        if not self._named_well():
            raise ValidationError(
                _("Choose a file that ends in %(ends)s.", ends=", ".join(f".{t}" for t in self.types))
            )
        size = self.data.stream.seek(0, 2)
        self.data.stream.seek(0)
        if size > self.most_mb * 1_000_000:
            raise ValidationError(_("Choose a file smaller than %(most)d MB.", most=self.most_mb))
        if not size:
            raise ValidationError(_("The file is empty. Choose another one."))

    def _named_well(self) -> bool:
        return not self.types or str(self.data.filename or "").lower().endswith(
            tuple(f".{kind}" for kind in self.types)
        )
