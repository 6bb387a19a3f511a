"""What people read of a plan: names for every code, the rows of its pages, and the words of a statement."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from app.coproduction.plans import queries, rules
from app.coproduction.plans.models import Owner, Plan, PlanCriterion, PlanEvidence, Statement
from app.coproduction.plans.states import OwnerState, PlanState, Reached, Shown, Side, StatementState, View
from app.core import papers
from app.core.formatting import day, joined, opportunities
from app.core.i18n import gettext as _
from app.core.i18n import lazy_gettext as _l
from app.core.i18n import ngettext
from app.opportunities.pages import LADDER
from app.opportunities.states import Ladder

Tag = tuple[Any, str]
STATES: dict[PlanState, Tag] = {
    PlanState.DRAFT: (_l("Not agreed yet"), "grey"),
    PlanState.AGREED: (_l("Agreed"), "green"),
    PlanState.REVIEW: (_l("Under review"), "yellow"),
    PlanState.CLOSED: (_l("Closed with a statement"), "blue"),
    PlanState.DROPPED: (_l("Dropped"), "white"),
}
VIEWS: dict[View, Tag] = {  # the word comes first: a colour alone tells some people nothing
    View.RED: (_l("Red: it is not getting better"), "red"),
    View.AMBER: (_l("Amber: some of it is"), "yellow"),
    View.GREEN: (_l("Green: it is on its way"), "green"),
}
SIDES: dict[Side, Any] = {Side.STAFF: _l("Owner of staff"), Side.LIVED: _l("Owner with lived experience")}
OWNERS: dict[OwnerState, Tag] = {
    OwnerState.ASKED: (_l("Asked, no answer yet"), "yellow"),
    OwnerState.YES: (_l("Yes"), "green"),
    OwnerState.NO: (_l("Somebody else is wanted"), "white"),
    OwnerState.STEPPED_BACK: (_l("Somebody else is wanted"), "white"),
}
SHOWN: dict[Shown, Any] = {
    Shown.COLOUR: _l("Only the colour, and nothing else"),
    Shown.WORDS: _l("The words too, without a name"),
    Shown.NAME: _l("The words and the name"),
}
REACHED: dict[Reached, Tag] = {
    Reached.NOT_YET: (_l("Still under way"), "grey"),
    Reached.REACHED: (_l("Reached"), "green"),
    Reached.PARTLY: (_l("Partly reached"), "yellow"),
    Reached.NOT_REACHED: (_l("Not reached"), "red"),
}
STATEMENTS: dict[StatementState, Tag] = {
    StatementState.DRAFT: (_l("Not published"), "grey"),
    StatementState.PUBLISHED: (_l("Published"), "green"),
    StatementState.WITHDRAWN: (_l("Withdrawn"), "white"),
}


def step(at: Ladder | None) -> str:
    return str(LADDER[at]) if at else ""


def facts(row: PlanCriterion) -> list[tuple[str, str]]:
    """What was agreed of one criterion, as pairs; what is not known is left out."""
    return [
        (_("How we know"), row.measure),
        (_("At first"), row.baseline),
        (_("Aim"), row.target),
        (_("By"), day(row.target_on) if row.target_on else ""),
        (_("Say now"), step(row.ladder_now)),
        (_("Say aimed at"), step(row.ladder_aim)),
        (_("Taken from"), row.source),
    ]


def priorities(criteria: Sequence[PlanCriterion]) -> dict[str, list[PlanCriterion]]:
    found: dict[str, list[PlanCriterion]] = {}
    for row in criteria:
        found.setdefault(row.priority, []).append(row)
    return found


def sides(row: PlanCriterion) -> list[dict[str, Any]]:
    """Each side by itself: who it is, what they said, how they see it and since when."""
    views = rules.newest(row.views, row.owners)
    owners = {owner.side: owner for owner in row.owners}
    return [_side(side, owners.get(side), views.get(side)) for side in Side]


def _side(side: Side, owner: Owner | None, view: Any) -> dict[str, Any]:
    gone = owner is None or owner.state in {OwnerState.NO, OwnerState.STEPPED_BACK}
    return {
        "code": side.value, "words": SIDES[side], "owner": owner,
        "name": "" if gone or owner is None else owner.person.name,
        "tag": OWNERS[owner.state] if owner else (_("Nobody asked yet"), "grey"),
        "view": view, "colour": VIEWS[view.view] if view else (_("Has not said yet"), "grey"),
    }  # fmt: skip


def differ(row: PlanCriterion) -> bool:
    return rules.differ(rules.newest(row.views, row.owners))


def own_tag(row: PlanCriterion, person_id: int) -> tuple[str, str]:
    """Whether it waits for their answer, or they look after it."""
    asked = any(owner.person_id == person_id and owner.state is OwnerState.ASKED for owner in row.owners)
    return (_("Please answer"), "orange") if asked else (_("You look after it"), "green")


def late(when: date | None, done: date | None, today: date) -> bool:
    return when is not None and done is None and when < today


def things(team_id: int, *, for_advisor: bool) -> dict[str, str]:
    """What evidence may lead to, by the key that a form sends."""
    return {
        f"{sort}:{row.ref}": words(row)
        for sort, words in THINGS.items() for row in queries.linkable(sort, team_id, for_advisor=for_advisor)
    }  # fmt: skip


def link_of(team_id: int, key: str | None) -> dict[str, int]:
    """The key of a form as the column and the id that evidence keeps; nothing where none was chosen."""
    sort, _colon, ref = (key or "").partition(":")
    return {f"{sort}_id": row.id for row in queries.linkable(sort, team_id) if row.ref == ref} if ref else {}


def where(row: PlanEvidence) -> str:
    there = {sort: getattr(row, sort) for sort in THINGS}
    return next((THINGS[sort](thing) for sort, thing in there.items() if thing is not None), "")


def _panel(row: Any) -> str:
    return _("Panel: %(post)s, %(day)s", post=row.post, day=day(row.first_on))


def _review(row: Any) -> str:
    return _("Review: %(scheme)s", scheme=row.scheme)


def _outcome(row: Any) -> str:
    return _("What came of it: %(title)s", title=row.opportunity.title)


THINGS: dict[str, Callable[[Any], str]] = {
    "opportunity": lambda row: str(row.title), "outcome": _outcome, "panel": _panel, "review": _review,
}  # fmt: skip


def title_of(statement: Statement) -> str:
    return _("%(team)s: %(plan)s", team=statement.plan.team.name, plan=statement.plan.title)


def days_of(statement: Statement) -> str:
    return _("%(first)s to %(last)s", first=day(statement.from_on), last=day(statement.until_on))


def parts(statement: Statement) -> list[dict[str, Any]]:
    """A statement in words, criterion by criterion. Of an owner no more than they let be shown, as they say now."""
    shown = queries.named([statement])
    words = queries.view_words({each["id"] for row in statement.said for each in row["views"].values()})
    return [_part(row, shown, words) for row in statement.said]


def _part(row: dict[str, Any], shown: Mapping[int, Owner], words: Mapping[int, str]) -> dict[str, Any]:
    return {
        "priority": row["priority"], "heading": row["statement"], "reached": REACHED[Reached(row["reached"])],
        "why": row["why"],
        "facts": [
            (_("How we know"), row["measure"]), (_("At first"), row["baseline"]), (_("Aim"), row["target"]),
            (_("By"), day(date.fromisoformat(row["target_on"])) if row["target_on"] else ""),
            (_("Say now"), step(Ladder(row["now"])) if row["now"] else ""),
            (_("Say aimed at"), step(Ladder(row["aim"])) if row["aim"] else ""),
            (_("What was done"), _done(*row["actions"])), (_("What shows it"), _evidence(row["evidence"])),
            (_("Taken from"), row["source"]),
        ],
        "views": [_view(side, row, shown, words) for side in Side if side.value in row["views"]],
        "differ": len(set(rules.colours(row).values())) > 1,
    }  # fmt: skip


def _view(side: Side, row: dict[str, Any], shown: Mapping[int, Owner], words: Mapping[int, str]) -> dict[str, Any]:
    number, person_id = row["owners"].get(side.value, (0, 0))
    owner = shown.get(number)
    if owner is not None and owner.person_id != person_id:
        owner = None  # somebody else looks after it since: what they let be shown is theirs alone
    kept = row["views"][side.value]
    return {
        "side": str(SIDES[side]), "colour": VIEWS[View(kept["view"])],
        "words": words.get(kept["id"], "") if owner else "",
        "name": owner.person.name if owner and owner.shown is Shown.NAME else "",
    }  # fmt: skip


def _done(done: int, number: int) -> str:
    return _("%(done)s of %(all)s actions", done=done, all=number) if number else ""


def _evidence(counts: Mapping[str, int]) -> str:
    other = counts["all"] - sum(counts[sort] for sort in THINGS)
    said = (
        (opportunities(counts["opportunity"]), counts["opportunity"]),
        (ngettext("%(num)d outcome", "%(num)d outcomes", counts["outcome"]), counts["outcome"]),
        (ngettext("%(num)d panel", "%(num)d panels", counts["panel"]), counts["panel"]),
        (ngettext("%(num)d review", "%(num)d reviews", counts["review"]), counts["review"]),
        (ngettext("%(num)d other thing", "%(num)d other things", other), other),
    )
    return joined(words for words, number in said if number) or _("Nothing yet")


def printed(statement: Statement, *, large_print: bool) -> dict[str, Any]:
    """The data of the paper: the same words as on the page."""
    return {
        **papers.sheet(title_of(statement), large_print=large_print),
        "heading": statement.plan.title, "name": statement.plan.team.name, "day": days_of(statement),
        "words": [words for words in statement.words.split("\n\n") if words], "facts": [], "tables": [],
        "lists": [_list(part) for part in parts(statement)], "signed": [], "check": None,
    }  # fmt: skip


def _list(part: dict[str, Any]) -> dict[str, Any]:
    lines = [f"{part['reached'][0]}. {part['why']}".strip()]
    lines += [f"{label}: {words}" for label, words in part["facts"] if words]
    for view in part["views"]:
        who = f"{view['side']}, {view['name']}" if view["name"] else view["side"]
        lines.append(f"{who}: {view['colour'][0]}" + (f". {view['words']}" if view["words"] else ""))
    if part["differ"]:
        lines.append(_("The two see it differently. Both count."))
    return {"heading": f"{part['priority']}: {part['heading']}", "lines": lines}


def next_moves(plan: Plan) -> list[tuple[str, str, str]]:
    """(code, button, variant) of what can be said of the plan as a whole."""
    moves = {
        PlanState.DRAFT: [("agree", _("We agree on this plan"), ""), ("drop", _("Drop it"), "secondary")],
        PlanState.AGREED: [("review", _("Begin the review"), "")],
        PlanState.REVIEW: [
            ("agree", _("We agree on it again"), ""),
            ("close", _("Close the plan"), "secondary"),
        ],
    }
    return moves.get(plan.state, [])
