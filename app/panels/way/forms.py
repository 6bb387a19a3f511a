"""Another day for a task, and another owner."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from app.core.forms import DateField, Form, RadiosField, SubmitField, choice
from app.core.i18n import lazy_gettext as _l
from app.panels.way.models import PanelTask
from app.panels.way.pages import OWNER_WORDS
from app.panels.way.states import Owner
from app.people.models import Person


class TaskForm(Form):
    day = DateField(_l("By which day?"), hint=_l("Leave it empty to count it from the interviews again."))
    whose = RadiosField(_l("Who does it?"), required=_l("Choose who does it."))
    submit = SubmitField(_l("Save"))

    def offer(self, hosts: Iterable[Person]) -> None:
        roles = [choice(each.value, words) for each, words in OWNER_WORDS.items()]
        self.whose.choices = [*roles, *(choice(f"person:{each.id}", each.name) for each in hosts)]

    @staticmethod
    def of(task: PanelTask) -> dict[str, Any]:
        whose = f"person:{task.person_id}" if task.person_id else task.owner.value
        return {"day": task.due_on, "whose": whose}

    def answers(self) -> dict[str, Any]:
        said = str(self.whose.data)
        _name, named, number = said.partition(":")
        owner = Owner.HOST if named else Owner(said)
        return {"due_on": self.day.data, "owner": owner, "person_id": int(number) if named else None}
