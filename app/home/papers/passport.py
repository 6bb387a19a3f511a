"""A passport on paper: all of it for oneself, or what is shared with hosts, to take to a meeting and show."""

from __future__ import annotations

from datetime import datetime

from app.core.i18n import gettext as _
from app.core.papers import Letter, address_of
from app.core.papers import Part as PaperPart
from app.people.models import Advisor, PassportEntry, Person
from app.people.passport import pages, queries
from app.people.passport.states import NEVER_WITH_HOSTS, Read, Sharing


def whole(person: Person, now: datetime) -> Letter:
    """Everything but the private list, which nobody should find on a table."""
    there = queries.whole(person.id)
    parts = pages.parts(there, _advisor(person)) if there.said else []
    said = [_part(each) for each in parts if each.rows]
    words = [_("Hello %(name)s.", name=person.first_name)]
    words.append(_("This is your passport as it is today.") if said else _("Nothing is written in your passport yet."))
    after = [_("What you keep away from is not on this paper. You can read it under My passport, or ring us.")]
    to = address_of(person.name, person.address)
    return Letter(heading=_("My passport"), to=to, on=now.date(), words=words, parts=said, after=after)


def to_show(person: Person, now: datetime) -> Letter:
    """What a host may read as a rule, and nothing else: no address and no times."""
    entries = _shown(person.id)
    said = [
        PaperPart(str(words), lines=[each.words for each in entries if each.field is field])
        for field, words in pages.FIELDS.items()
        if any(each.field is field for each in entries)
    ]
    words = _("%(name)s brought this to show you. Please ask if anything is not clear.", name=person.first_name)
    nothing = _("Nothing in this passport is shared with hosts. You can change that under My passport.")
    after = [_("Please do not copy this paper, and give it back when %(name)s asks.", name=person.first_name)]
    return Letter(
        heading=_("What helps me, and what I bring"), to=[person.name], on=now.date(),
        words=[words if said else nothing], parts=said, after=after if said else [],
    )  # fmt: skip


def _shown(person_id: int) -> list[PassportEntry]:
    said = queries.whole(person_id).entries
    return [each for each in said if each.sharing is Sharing.HOSTS and each.field not in NEVER_WITH_HOSTS]


PAPERS = {"passport": whole, "passport-to-show": to_show}


def read_in(which: str, person_id: int) -> set[Read]:
    """What of a passport somebody reads in this paper."""
    if which == "passport":
        return queries.readable(person_id, private=False)
    return {Read.of(each.field) for each in _shown(person_id)} if which in PAPERS else set()


def _advisor(person: Person) -> Advisor:
    assert person.advisor is not None, "who has a passport is on the register"
    return person.advisor


def _part(part: pages.Part) -> PaperPart:
    """What is called as the part is stands in it without a label, and so does what is alone in it."""
    if part.code in {"times", "away"}:
        return PaperPart(part.title, lines=[line for _label, words, _who in part.rows for line in words.splitlines()])
    return PaperPart(part.title, lines=[_line(part.title, label, words) for label, words, _who in part.rows])


def _line(title: str, label: str, words: str) -> str:
    return words if label == title else _("%(label)s: %(words)s", label=label, words=words)
