"""Messages about what there is to read or to know on one's page. None of them carries a document along."""

from __future__ import annotations

from dataclasses import replace

from app.core.i18n import gettext as _
from app.messages import outbox
from app.messages.words import render
from app.messages.write.facts import Occasion
from app.people.models import Person


def pack_ready(person: Person, opportunity_id: int, occasion: Occasion, *, ref: str, by_post: bool, once: str) -> int:
    """There is something to read. `by_post`: they asked for it printed, and it is posted to them."""
    facts = {"ref": ref, "by_post": by_post}
    return _about("pack_ready", person, opportunity_id, occasion, facts, once=once)


def pack_posted(person: Person, opportunity_id: int, occasion: Occasion, *, ref: str, once: str = "") -> int:
    return _about("pack_posted", person, opportunity_id, occasion, {"ref": ref}, once=once)


def names_told(person: Person, panel_id: int, occasion: Occasion, *, ref: str, once: str) -> int:
    """The host has told them whom they will meet: do they know anybody? `ref` is that of the panel."""
    return _about("names_told", person, panel_id, occasion, {"ref": ref}, once=once, thing="panel")


def panel_outcome(person: Person, panel_id: int, occasion: Occasion, *, outcome: str, once: str) -> int:
    """What came of a panel they sat on: how many were appointed, in a sentence, and never who."""
    return _about("panel_outcome", person, panel_id, occasion, {"outcome": outcome}, once=once, thing="panel")


def look_again(person: Person, place_id: int, occasion: Occasion, *, ref: str, once: str) -> int:
    """Their page has something to say about their place that is not for a message. `ref` is that of the place."""
    return _about("look_again", person, place_id, occasion, {"ref": ref}, once=once, thing="place")


def _about(
    name: str,
    person: Person,
    number: int,
    occasion: Occasion,
    facts: dict[str, object],
    *,
    once: str,
    thing: str = "documents",
) -> int:
    occasion = replace(occasion, way="", way_briefly="")  # how places are given is behind them
    brief = ({"occasion": occasion.told_briefly()}, {"occasion": occasion.told_briefly(title=_("Involvement session"))})
    words = render(name, {"person": person, "occasion": occasion, **facts}, shorter=brief)
    return outbox.post(person, words, name=name, about=f"{thing}:{number}", once=once)
