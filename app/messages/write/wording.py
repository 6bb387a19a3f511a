"""The words of a message about one place, short enough for a text where one is needed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from app.core.i18n import gettext as _
from app.messages.words import Words, render_for
from app.messages.write.facts import Occasion
from app.people.models import Person


def words_about(name: str, person: Person, occasion: Occasion, facts: Mapping[str, Any]) -> Words:
    every = {"occasion": occasion, **facts}
    brief = (
        {"occasion": occasion.without_way()},
        {"occasion": occasion.told_briefly()},
        {"occasion": occasion.told_briefly(title=_("Involvement session"))},
    )
    return render_for(person, name, every, shorter=brief)
