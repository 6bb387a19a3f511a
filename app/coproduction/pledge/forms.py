"""The words of the pledge, and taking it: by oneself, for a team, or for somebody who asked."""

from __future__ import annotations

from collections.abc import Sequence

from app.coproduction.pledge import pages
from app.coproduction.pledge.actions import Said
from app.coproduction.pledge.models import Pledge
from app.coproduction.pledge.states import OnWall
from app.core.forms import Form, HiddenField, LongTextField, RadiosField, SelectField, SubmitField, choice
from app.core.i18n import lazy_gettext as _l
from app.people.behalf import BehalfForm
from app.people.models import Team

MOST = 500


class WordingForm(Form):
    words = LongTextField(
        _l("The words of the pledge"), most=3000, required=_l("Write the words of the pledge."),
        hint=_l("Anybody can take it: staff, people with lived experience, the chief executive. Say “we” or “I”."),
    )  # fmt: skip
    submit = SubmitField(_l("Use these words from now on"))


class PledgeForm(Form):
    """`wording` carries which words were read, so that nobody takes words they have not seen."""

    wording = HiddenField()
    promise = LongTextField(
        _l("What will you do?"), most=MOST, required=_l("Say in a sentence what you will do."),
        hint=_l("One thing that somebody else would notice. No names of others, and nothing about anybody's health."),
    )  # fmt: skip
    wall = RadiosField(
        _l("What may everybody see?"), choices=[(each.value, words) for each, words in pages.WALL.items()],
        default=OnWall.COUNTED.value, required=_l("Choose what everybody may see."),
    )  # fmt: skip
    team = SelectField(_l("With which team should you be counted?"), empty=_l("With none"))
    submit = SubmitField(_l("I take the pledge"))

    def offer(self, teams: Sequence[Team], pledge: Pledge | None) -> None:
        """`pledge`: the one that is changed, if it is not a new one."""
        self.team.choices = [choice(row.ref, row.name) for row in teams]
        self.teams = {row.ref: row.id for row in teams}
        if pledge is not None:
            self.submit.label.text = _l("Save")

    def said(self) -> Said:
        wording = self.wording.data or ""
        number = int(wording) if wording.isascii() and wording.isdigit() and len(wording) < 10 else 0
        team = self.teams.get(self.team.data or "")
        return Said(number, self.promise.data or "", OnWall(self.wall.data), team)


class PledgeBehalfForm(BehalfForm, PledgeForm):
    """For somebody who asked by phone, on paper or in person."""


class TeamPledgeForm(Form):
    wording = HiddenField()
    promise = LongTextField(
        _l("What will your team do?"), most=MOST, required=_l("Say in a sentence what your team will do."),
        hint=_l("Everybody can read it, with the name of the team, once the involvement team has read it."),
    )  # fmt: skip
    submit = SubmitField(_l("We take the pledge"))

    def said(self) -> Said:
        wording = self.wording.data or ""
        number = int(wording) if wording.isascii() and wording.isdigit() and len(wording) < 10 else 0
        return Said(number, self.promise.data or "", OnWall.NAME)


class WithdrawBehalfForm(BehalfForm, Form):
    submit = SubmitField(_l("Withdraw it"))
