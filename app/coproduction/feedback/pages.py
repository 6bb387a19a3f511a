"""The questions, who may see the answers, and how a team does, in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from app.coproduction.feedback import queries, rules
from app.coproduction.feedback.models import Concern, Feedback
from app.coproduction.feedback.states import ConcernState, Said, Share
from app.core.formatting import day
from app.core.i18n import gettext as _
from app.core.i18n import lazy_gettext as _l

YES, PARTLY, NO = _l("Yes"), _l("In part"), _l("No")
QUESTIONS: dict[str, tuple[Any, dict[Said, Any]]] = {
    "papers": (_l("Did what you needed to read come in good time?"), {
        Said.YES: YES, Said.PARTLY: PARTLY, Said.NO: NO, Said.NOT_SAID: _l("There was nothing to read"),
    }),
    "heard": (_l("Were you listened to?"), {
        Said.YES: YES, Said.PARTLY: PARTLY, Said.NO: NO, Said.NOT_SAID: _l("I would rather not say"),
    }),
    "needs": (_l("Was what you need met, such as breaks or a step-free room?"), {
        Said.YES: YES, Said.PARTLY: PARTLY, Said.NO: NO, Said.NOT_SAID: _l("I did not ask for anything"),
    }),
    "paid": (_l("Were you paid when we said?"), {
        Said.YES: YES, Said.PARTLY: _l("A little later"), Said.NO: NO,
        Said.NOT_SAID: _l("It is too soon, or I am not paid for this"),
    }),
    "told": (_l("Did you hear what came of it?"), {
        Said.YES: YES, Said.PARTLY: PARTLY, Said.NO: NO, Said.NOT_SAID: _l("It is too soon"),
    }),
    "again": (_l("Would you do it again with this team?"), {
        Said.YES: YES, Said.PARTLY: _l("Perhaps"), Said.NO: NO, Said.NOT_SAID: _l("I would rather not say"),
    }),
}  # fmt: skip
SHARES: dict[Share, tuple[Any, Any]] = {
    Share.NOBODY: (_l("Nobody but the involvement team"), _l("It is not counted either.")),
    Share.NUMBER: (
        _l("As a number only"),
        _l("Your answers are added up with those of at least four others. Nobody else reads your words."),
    ),
    Share.WORDS: (
        _l("The team may read my words, without my name"),
        _l("They come after the end of the month, with no date. If few people took part, the team may guess."),
    ),
    Share.NAME: (_l("The team may read my words, with my name"), _l("They see what it was about, too.")),
}
ABOUT: dict[str, Any] = {
    "papers": _l("Papers on time"), "heard": _l("People felt listened to"), "needs": _l("What people need was met"),
    "paid": _l("Paid on time"), "told": _l("Told what came of it"), "again": _l("Would do it again"),
}  # fmt: skip
OFTEN = (_l("not often"), _l("about half of the time"), _l("mostly"), _l("nearly always"))
WOULD = (_l("few"), _l("about half of the people"), _l("most people"), _l("nearly everybody"))
SHOWN_BEFORE = ("papers", "paid", "told", "again")
CONCERNS: dict[ConcernState, tuple[Any, str]] = {
    ConcernState.RAISED: (_l("Waits for somebody"), "orange"),
    ConcernState.TAKEN_UP: (_l("Being looked into"), "blue"),
    ConcernState.SETTLED: (_l("Settled"), "grey"),
}


@dataclass(frozen=True)
class TeamPage:
    """One team as its hosts may see it: how it does, words without a name, and words with one."""

    name: str
    lines: Sequence[tuple[str, str]]
    words: Sequence[str]
    named: Sequence[Feedback]


def too_few() -> str:
    return _("too few to say")


def in_words(name: str, tally: rules.Tally | None) -> str:
    """One question of one team: never a number, and nothing of fewer than five people."""
    found = rules.band(tally) if tally else None
    if found is None:
        return too_few()
    return str((WOULD if name == "again" else OFTEN)[found])


def lines(tallies: Mapping[str, rules.Tally] | None, names: Sequence[str] = rules.QUESTIONS) -> list[tuple[str, str]]:
    return [(str(ABOUT[name]), in_words(name, (tallies or {}).get(name))) for name in names]


def before_signing_up(team_id: int) -> list[tuple[str, str]]:
    """What an advisor reads of a team before they put their name down. Never beside another team."""
    return lines(queries.tallies([team_id]).get(team_id), SHOWN_BEFORE)


def of_teams(teams: Sequence[Any]) -> list[TeamPage]:
    """Three statements, however many there are."""
    ids = [each.id for each in teams]
    tallies, plain, named = queries.tallies(ids), queries.plain_words(ids), queries.named_words(ids)
    return [
        TeamPage(
            each.name, lines(tallies.get(each.id)), [words for team_id, words in plain if team_id == each.id],
            [row for row in named if row.team_id == each.id],
        )
        for each in teams
    ]  # fmt: skip


def answered(row: Feedback) -> list[tuple[str, str]]:
    """What was said, for whoever may read all of it."""
    found = ((name, getattr(row, name)) for name in rules.QUESTIONS)
    return [(str(ABOUT[name]), str(QUESTIONS[name][1][said])) for name, said in found if said is not Said.NOT_SAID]


def signed(row: Feedback) -> str:
    return _("%(name)s, %(what)s, %(day)s", name=row.person.name, what=row.opportunity.title, day=day(row.given_at))


def share_words(share: Share) -> str:
    return str(SHARES[share][0])


def concern_for_them(row: Concern) -> str:
    """Where their concern is, for whoever raised it."""
    if row.state is ConcernState.SETTLED:
        return _("It is settled, and what you wrote is deleted.")
    if row.owner is None:
        return _("The involvement team has it, and somebody speaks with you soon.")
    return _("%(name)s of the involvement team looks into it.", name=row.owner.name)


def concern_tag(row: Concern) -> tuple[str, str]:
    words, colour = CONCERNS[row.state]
    return str(words), colour
