"""The first steps: what it is, for which team, what people will do."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, ClassVar

from app.core.forms import LongTextField, RadiosField, SelectField, TextField, choice
from app.core.i18n import gettext as _
from app.core.i18n import lazy_gettext as _l
from app.opportunities import queries
from app.opportunities.forms.step import StepForm
from app.opportunities.models import Kind, Opportunity
from app.opportunities.pages import levels

Choice = tuple[str, str]


class WhatForm(StepForm):
    step = "what"
    aliases: ClassVar[Mapping[str, str]] = {"kind_code": "kind", "team_id": "team", "host_id": "team"}

    kind = RadiosField(_l("What kind of opportunity is it?"), required=_l("Choose a kind."))
    team = SelectField(_l("Which team is it for?"), required=_l("Choose a team."))
    title = TextField(
        _l("Title"), hint=_l("In plain words, like “Help to choose a ward manager”"), most=120,
        required=_l("Enter a title."),
    )  # fmt: skip

    @classmethod
    def stored(cls, opportunity: Opportunity) -> dict[str, Any]:
        team = f"{opportunity.team_id}:{opportunity.host_id}"
        return {"kind": opportunity.kind_code, "team": team, "title": opportunity.title}

    def answers(self) -> dict[str, Any]:
        team_id, host_id = str(self.team.data).split(":")
        return {
            "kind_code": self.kind.data, "team_id": int(team_id), "host_id": int(host_id), "title": self.title.data,
        }  # fmt: skip

    def offer(self, kinds: Iterable[Kind], teams: Iterable[Choice]) -> None:
        self.kind.choices = [choice(kind.code, kind.name, kind.about) for kind in kinds]
        self.team.choices = [choice(value, words) for value, words in teams]


def own_teams(person_id: int, opportunity: Opportunity | None) -> list[Choice]:
    """A host's choices: each of their teams, with themselves as host, and what is stored now."""
    mine = {f"{team.id}:{person_id}": team.name for team in queries.teams_of(person_id)}
    return list((_now(opportunity) | mine).items())


def every_team(person_id: int, opportunity: Opportunity | None) -> list[Choice]:
    """The involvement team's choices: each team with each of its hosts; one without hosts is hosted by oneself."""
    found = {}
    for team in queries.all_teams():
        hosts = [(member.person_id, member.person.name) for member in team.members]
        for host_id, name in hosts or [(person_id, _("you, until it has a host"))]:
            found[f"{team.id}:{host_id}"] = _("%(team)s: %(host)s", team=team.name, host=name)
    return list((_now(opportunity) | found).items())


def _now(opportunity: Opportunity | None) -> dict[str, str]:
    if opportunity is None:
        return {}
    words = _("%(team)s: %(host)s", team=opportunity.team.name, host=opportunity.host.name)
    return {f"{opportunity.team_id}:{opportunity.host_id}": words}


class DoingForm(StepForm):
    step = "doing"
    aliases: ClassVar[Mapping[str, str]] = {"summary": "activity"}  # a form's own `summary` is its list of errors

    activity = LongTextField(
        _l("What will people do?"), hint=_l("Short sentences. Say what happens, from start to end."),
        required=_l("Say what people will do."),
    )  # fmt: skip
    may_change = LongTextField(
        _l("What is still open to change because of it?"), most=2000,
        hint=_l("Say also what is decided already. People read this before they sign up."),
    )  # fmt: skip
    ladder = RadiosField(
        _l("How much say do people have?"),
        hint=_l("Choose what is true now. Those who took part say afterwards how it was, without seeing this."),
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.ladder.choices = [choice(each.code, each.name, each.about) for each in levels.levels()]

    @classmethod
    def stored(cls, opportunity: Opportunity) -> dict[str, Any]:
        start = "" if "doing" in opportunity.saved_steps else opportunity.kind.starter or ""
        said = {"activity": opportunity.summary or start, "may_change": opportunity.may_change}
        return {**said, "ladder": levels.code_of(opportunity)}

    def answers(self) -> dict[str, Any]:
        """The level on its step, with the words that the host chose by."""
        level = next((each for each in levels.levels() if each.code == self.ladder.data), None)
        named = {"ladder": level.step, "ladder_name": level.name, "ladder_about": level.about} if level else {}
        unsaid: dict[str, Any] = {"ladder": None, "ladder_name": None, "ladder_about": None}
        return {"summary": self.activity.data, "may_change": self.may_change.data, **(named or unsaid)}
