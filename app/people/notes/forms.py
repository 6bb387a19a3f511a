"""A note, and the question once more where it may be about somebody's health."""

from __future__ import annotations

from app.core.actor import Asked
from app.core.forms import Form, HiddenField, LongTextField, RadiosField, SubmitField, choice
from app.core.i18n import lazy_gettext as _l
from app.people.notes import rules

BY_THE_TEAM = "team"


class ReplyForm(Form):
    words = LongTextField(_l("What would you like to write?"), required=_l("Write something first."), most=2000)
    submit = SubmitField(_l("Save"))


class NoteForm(ReplyForm):
    whose = RadiosField(
        _l("Whose words are these?"),
        choices=[
            choice(BY_THE_TEAM, _l("Ours")),
            choice(Asked.PHONE, _l("Theirs, said by phone")),
            choice(Asked.IN_PERSON, _l("Theirs, said in person")),
            choice(Asked.LETTER, _l("Theirs, from a letter")),
        ],
        default=BY_THE_TEAM,
        required=_l("Choose whose words these are."),
    )
    words = LongTextField(
        _l("Note"), hint=_l("About arrangements: days, travel, papers."), required=_l("Write the note."), most=2000
    )
    thought = HiddenField()
    submit = SubmitField(_l("Save the note"))

    def asks_once_more(self) -> bool:
        """Whether the words look like health, and the writer has not been asked yet. Asked once, they decide."""
        if self.thought.data or not rules.may_be_about_health(self.words.data or ""):
            return False
        self.thought.data = "yes"
        return True
