"""What is asked about a document, and how somebody wants to read."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from app.core.forms import (
    CheckboxesField,
    ConfirmField,
    DateField,
    FileField,
    Form,
    RadiosField,
    SelectField,
    SubmitField,
    TextField,
    choice,
)
from app.core.i18n import gettext as _
from app.core.i18n import lazy_gettext as _l
from app.documents.pages import FORMATS, KINDS
from app.documents.states import DocumentFormat, Way
from app.people.behalf import BehalfForm

SIZES = _l("Word, PowerPoint, Excel, OpenDocument, PDF, a picture or plain text, up to 10 MB. No macros, no passwords.")


class AddForm(Form):
    title = TextField(
        _l("What is it called?"), hint=_l("For example, Person specification. Never a candidate's name."),
        required=_l("Enter what it is called."), render_kw={"maxlength": 120},
    )  # fmt: skip
    kind = SelectField(
        _l("What is it?"), choices=[choice(each, words) for each, words in KINDS.items()],
        required=_l("Choose what it is."),
    )  # fmt: skip
    format = RadiosField(
        _l("Which format is this file?"), choices=[choice(each, words) for each, words in FORMATS.items()],
        required=_l("Choose which format this file is."),
    )  # fmt: skip
    file = FileField(_l("The file"), most_mb=10, required=_l("Choose a file."), hint=SIZES)
    submit = SubmitField(_l("Add it"))


class FileForm(AddForm):
    """One more format of a document that is there."""

    title = None  # type: ignore[assignment]
    kind = None  # type: ignore[assignment]

    def leave_out(self, formats: Collection[DocumentFormat]) -> None:
        """Only the formats that are not there yet."""
        self.format.choices = [choice(each, words) for each, words in FORMATS.items() if each not in formats]


class QuestionForm(Form):
    holds = RadiosField(
        _l("Does this hold anything about a candidate?"),
        choices=[
            choice("yes", _l("Yes"), _l("The file is deleted at once. It stays in Trac or on paper.")),
            choice("no", _l("No"), _l("People can open it.")),
        ],
        required=_l("Choose yes or no."),
    )
    submit = SubmitField(_l("Continue"))


class LastDayForm(Form):
    until = RadiosField(
        _l("Until when can people open it?"),
        choices=[choice("follow", _l("14 days after the last session")), choice("day", _l("Until a day I choose"))],
        required=_l("Choose until when people can open it."),
    )
    day = DateField(_l("The last day"), hint=_l("On this day it can still be opened. After it, the file is deleted."))
    submit = SubmitField(_l("Save"))

    def forgets_the_day(self) -> bool:
        until: Any = self.until.data
        if until == "day" and self.day.data is None:
            self.blame(self.day, _("Enter the last day."), "day")
            return True
        return False


class DeclareForm(Form):
    agree = ConfirmField(_l("I agree"), required=_l("Tick the box if you agree. If you do not, please talk with us."))
    submit = SubmitField(_l("Continue"))


class WayForm(Form):
    way = RadiosField(
        _l("How would you like to read?"),
        choices=[
            choice(Way.SCREEN, _l("On a screen"), _l("You open or save the files here.")),
            choice(Way.POST, _l("Printed, by post"), _l("The involvement team posts it to you. It costs you nothing.")),
        ],
        required=_l("Choose how you would like to read."),
    )
    format = RadiosField(
        _l("Which format is best for you?"),
        choices=[choice("", _l("Any format")), *(choice(each, words) for each, words in FORMATS.items())],
    )
    submit = SubmitField(_l("Save"))

    def fit(self, *, advises: bool) -> None:
        """Printed packs are posted to advisors; others print at their own desk."""
        if not advises:
            self.way.choices = [choice(Way.SCREEN, _l("On a screen"), _l("You open or save the files here."))]

    def chosen(self) -> DocumentFormat | None:
        return DocumentFormat(self.format.data) if self.format.data else None


class ReaderBehalfForm(BehalfForm):
    """What somebody said by phone or letter."""

    what = CheckboxesField(
        _l("What did they say?"),
        choices=[
            choice("declared", _l("They agree to keep what they read to themselves")),
            choice("post", _l("They would like a printed pack by post")),
            choice("screen", _l("They read on a screen")),
        ],
        required=_l("Tick what they said."),
    )
    submit = SubmitField(_l("Record it"))
