"""The file to bring in."""

from __future__ import annotations

from app.core.forms import FileField, Form, SubmitField
from app.core.i18n import lazy_gettext as _l


class UploadForm(Form):
    """Old kinds of spreadsheet may be sent too: the answer to them says how to save them anew."""

    file = FileField(
        _l("Your spreadsheet"),
        types=("csv", "xlsx", "xlsm", "xls", "ods", "tsv", "txt"),
        required=_l("Choose a file."),
        hint=_l("An Excel workbook (.xlsx) or a CSV file, up to 5 MB"),
    )
    submit = SubmitField(_l("Continue"))
