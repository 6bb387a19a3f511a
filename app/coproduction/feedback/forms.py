"""How it was: every question may be left out, and who may see it is said by nobody but the person."""

from __future__ import annotations

from typing import Any

from app.coproduction.feedback.actions import Given
from app.coproduction.feedback.models import Feedback
from app.coproduction.feedback.pages import QUESTIONS, SHARES
from app.coproduction.feedback.rules import QUESTIONS as NAMES
from app.coproduction.feedback.states import Said, Share
from app.core.forms import Form, LongTextField, RadiosField, SubmitField, choice
from app.core.i18n import gettext as _
from app.core.i18n import lazy_gettext as _l
from app.people.behalf import BehalfForm


def _question(name: str) -> RadiosField:
    label, answers = QUESTIONS[name]
    return RadiosField(label, choices=[choice(said, words) for said, words in answers.items()])


class FeedbackForm(Form):
    papers = _question("papers")
    heard = _question("heard")
    needs = _question("needs")
    paid = _question("paid")
    told = _question("told")
    again = _question("again")
    words = LongTextField(
        _l("Anything else, in your own words"), most=2000, hint=_l("What was good? What should be different next time?")
    )
    share = RadiosField(
        _l("Who may see this?"),
        choices=[choice(share, words, hint) for share, (words, hint) in SHARES.items()],
        hint=_l("You can change it or take everything back later. What somebody has read already cannot be unread."),
    )  # fmt: skip
    concern = LongTextField(
        _l("Is there something that somebody should look into?"), most=2000,
        hint=_l("A person of the involvement team reads it and speaks with you. The team that it is about does not "
                "see it. It is never counted."),
    )  # fmt: skip
    submit = SubmitField(_l("Send"))

    class Meta(Form.Meta):
        mark_optional = False

    def show(self, row: Feedback | None) -> None:
        """What was said before, to be changed. Nothing is ticked for anybody beforehand."""
        if row is None or self.is_submitted():
            return
        for name in NAMES:
            said: Any = getattr(row, name).value
            self[name].data = said
        share: Any = row.share.value
        self.words.data, self.share.data = row.words, share

    def validate(self, extra_validators: Any = None) -> bool:
        """Who may see it is asked of whatever there is to see; a concern alone is for the involvement team."""
        good: bool = super().validate(extra_validators)
        if self.share.data is None and not self.share.errors and (self.words.data or any(self[n].data for n in NAMES)):
            self.blame(self.share, _("Choose who may see this."))
            return False
        return good

    def given(self) -> Given:
        answers = {name: Said(self[name].data) if self[name].data else Said.NOT_SAID for name in NAMES}
        share = Share(str(self.share.data)) if self.share.data else Share.NOBODY
        return Given(answers, self.words.data or "", share, self.concern.data or "")


class FeedbackBehalfForm(BehalfForm, FeedbackForm):
    """For somebody who told the team by phone, or on paper."""
