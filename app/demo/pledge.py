"""The pledge of the demonstration: its words, and who has taken it and shows what."""

from __future__ import annotations

from app.coproduction.pledge import actions, queries
from app.coproduction.pledge.actions import Said
from app.coproduction.pledge.states import OnWall
from app.core.actor import Actor
from app.demo.people import Cast

WORDS = (
    "We plan, decide and review services together with the people who use them and those who care for them.\n"
    "We say at the start what can still change, and at the end what did.\n"
    "We treat what people have lived through as knowledge, and we thank them for it."
)
PROMISES = (
    "I ask “what did I not ask you?” at the end of every meeting.",
    "I say when I do not understand a word, so that others can too.",
    "I send papers a week before, or I move the meeting.",
    "I bring one new person along each year.",
    "I tell people what came of it, also when nothing did.",
    "I sit beside people, not across from them.",
    "I read out who is not in the room.",
)


def pledge(cast: Cast) -> None:
    """Through the verbs that the pages use. The last one waits to be read."""
    team = Actor(cast.team_member)
    actions.set_wording(WORDS, by=team)
    words = queries.current()
    assert words is not None
    who = [cast.advisor, cast.carer, cast.host, *cast.advisors[2:6], cast.team_member]
    for number, person_id in enumerate(who):
        promise = PROMISES[number % len(PROMISES)]
        wall = (OnWall.NAME, OnWall.WORDS, OnWall.NAME, OnWall.COUNTED)[number % 4]
        counts_for = cast.teams[0] if number < 6 else None
        row = actions.take(person_id, Said(words.id, promise, wall, counts_for), by=Actor(person_id))
        if number != len(who) - 2:
            actions.look(row.id, promise, on=True, by=team)
    for number, person_id in enumerate(cast.advisors[8:29]):  # as many as there are: a small register shows no numbers
        said = Said(words.id, "I say what I saw.", OnWall.COUNTED, (*cast.teams, None)[number % 3])
        actions.take(person_id, said, by=Actor(person_id))
    ours = "Somebody with lived experience is on every panel of ours, with a vote."
    row = actions.take_for_team(cast.teams[0], Said(words.id, ours, OnWall.NAME), by=Actor(cast.host))
    actions.look(row.id, ours, on=True, by=team)
