"""Nobody who hosts, pays or signs up finds a trace of what somebody keeps away from: two worlds look the same."""

from __future__ import annotations

import difflib
import logging
from typing import Any

import pytest
from sqlalchemy import select

from app.core import db
from app.core.audit import AuditEntry
from app.people.models import Role
from app.people.passport.states import Shun
from tests.matching.unseen.seen import Seen, reached, sent
from tests.matching.unseen.sitting import PANEL_HOST
from tests.matching.unseen.worlds import AREA, EVERY_SORT, HOST, SECOND, World
from tests.support.apps import Prepared

BEA = "bea@post.example"  # has a place beside Ann
OTHERS = (SECOND, "bob@post.example", BEA, "cat@post.example", "")
FINANCE = "finance@demo.example"


def looked_at(
    prepared: Prepared, keeps_away: frozenset[Shun], *, there: bool, others: tuple[str, ...], rules: tuple[str, ...]
) -> dict[str, Any]:
    """All that anybody but Ann and the involvement team can reach and is sent, before she comes and after it.

    Who stands in `rules` opens every address that is theirs; the others what links lead them to.
    """
    world = World(prepared.fresh(), keeps_away, there=there)
    found: dict[str, Any] = {who: reached(world, who, rules=who in rules) for who in (HOST, PANEL_HOST, *others)}
    page = world.ann_comes()
    world.post_goes_out()
    found["adding her"] = {"": (page.status, page.text)}
    for who in rules:
        found[f"then {who}"] = reached(world, who)
    found["sent"] = dict(enumerate(sent(world, but=world.ann)))
    return found


EVERYBODY = {"others": (*OTHERS, FINANCE), "rules": (HOST, PANEL_HOST, FINANCE)}


@pytest.mark.parametrize(
    ("there", "walk"),
    [
        pytest.param(False, {"others": (), "rules": (HOST,)}, id="not chosen"),
        pytest.param(True, {"others": (BEA,), "rules": (PANEL_HOST,)}, id="with a place from before"),
        pytest.param(False, EVERYBODY, id="not chosen, seen by all", marks=pytest.mark.deep),
        pytest.param(True, EVERYBODY, id="with a place from before, seen by all", marks=pytest.mark.deep),
    ],
)
def test_no_host_can_tell_who_keeps_away_from_who_is_just_not_there(
    prepared: Prepared, there: bool, walk: dict[str, tuple[str, ...]]
) -> None:
    away, plain = (looked_at(prepared, each, there=there, **walk) for each in (EVERY_SORT, frozenset[Shun]()))
    assert max(map(len, away.values())) > 150 and len(away["sent"]) > 50
    assert_same(away, plain)
    pages_of_the_panel(away)


def pages_of_the_panel(found: dict[str, Any]) -> None:
    """That they were opened at all: by who sits there from another team, by its host, by whoever has a place."""
    of_each = {
        HOST: ("/panels/panel-", "/documents"),
        PANEL_HOST: ("/host/panels/panel-", "/panels/panel-", "/host/reviews/review-", "/documents"),
        BEA: ("/panels/panel-", "/places/place-", "/documents"),
    }
    for who, parts in ((each, of_each[each]) for each in of_each if each in found):
        read = [path for path, (status, *_rest) in found[who].items() if status == 200]
        for part in parts:
            assert any(part in each for each in read), (who, part, sorted(read))


@pytest.mark.deep
@pytest.mark.parametrize("sort", list(Shun))
def test_the_same_for_each_sort_alone(prepared: Prepared, sort: Shun) -> None:
    away, plain = (
        looked_at(prepared, each, there=False, **EVERYBODY) for each in (frozenset({sort}), frozenset[Shun]())
    )
    assert_same(away, plain)


def assert_same(away: dict[str, Seen], plain: dict[str, Seen]) -> None:
    told = [
        f"{who or 'anybody'} {where}\n{differs(away[who].get(where), plain[who].get(where))}"
        for who in away
        for where in {**away[who], **plain[who]}
        if away[who].get(where) != plain[who].get(where)
    ]
    assert not told, f"{len(told)} differ\n" + "\n".join(told[:5])


def differs(one: Any, other: Any) -> str:
    lines = [[str(part) for each in found or () for part in str(each).splitlines()] for found in (one, other)]
    return "\n".join(list(difflib.unified_diff(*lines, "keeps away", "not there", lineterm="", n=0))[:12])


def test_neither_log_nor_audit_nor_message_says_what_it_is(
    prepared: Prepared, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    world = World(prepared.fresh(), EVERY_SORT)
    own = world.as_("ann@post.example")
    own.send(own.get("/my-passport/private"), {"sort": "person", "words": "Dr Quillfeather"})
    team = world.as_("team@demo.example")
    team.get(f"/team/people/{world.make.ref(world.ann)}/passport")
    said = "\n".join(record.getMessage() for record in caplog.records)
    assert "Quillfeather" not in said and AREA not in said
    with world.application.app_context():
        data = [str(entry.data) for entry in db.session().scalars(select(AuditEntry))]
    assert not [each for each in data if "Quillfeather" in each or AREA in each]
    assert not [row for row in sent(world, but=0) if "Quillfeather" in str(row)]


def test_a_team_that_must_not_learn_of_it_meets_her_name_nowhere(prepared: Prepared) -> None:
    """Somebody of that team belongs to another as well, and reads who has a place in whatever this one hosts."""
    world = World(prepared.fresh(), frozenset({Shun.HIDE}))
    other = world.make.person("Olu Other", Role.HOST, email="olu@post.example")
    sol = world.number_of(SECOND)
    both = world.make.team("Both", other, sol)
    theirs = world.make.opportunity(team=both, host=other, title="Hosted by somebody else", in_days=40)
    own = world.as_("ann@post.example")
    assert "Hosted by somebody else" not in own.get("/opportunities").text
    assert "private list" in own.post(f"/opportunities/{theirs}/sign-up").text
    world.make.opportunity(title="Quite elsewhere", in_days=50)
    assert "Quite elsewhere" in own.get("/opportunities").text
    assert "Ann Unseen" not in str(reached(world, SECOND, rules=True))
