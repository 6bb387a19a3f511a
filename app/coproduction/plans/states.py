"""The life of a plan, of who looks after a part of it, and of its statements."""

from __future__ import annotations

import enum

from app.core.states import table


class PlanState(enum.Enum):
    DRAFT = "draft"
    AGREED = "agreed"  # both owners of every criterion said yes
    REVIEW = "under-review"
    CLOSED = "closed"  # with a statement that is published
    DROPPED = "dropped"  # never agreed


P = PlanState
PLAN_MOVES = table(
    {
        None: {P.DRAFT},
        P.DRAFT: {P.AGREED, P.DROPPED},
        P.AGREED: {P.REVIEW},
        P.REVIEW: {P.AGREED, P.CLOSED},
        P.CLOSED: set(),
        P.DROPPED: set(),
    }
)
OVER = frozenset({P.CLOSED, P.DROPPED})
WORDS_OPEN = frozenset({P.DRAFT, P.REVIEW})  # what was agreed is changed at a review, never under anybody's hands


class Side(enum.Enum):
    STAFF = "staff"
    LIVED = "lived"


class OwnerState(enum.Enum):
    ASKED = "asked"  # also asked again: what they said yes to has other words now
    YES = "yes"
    NO = "no"
    STEPPED_BACK = "stepped-back"  # by themselves, at any time, or because they left the register


O = OwnerState  # noqa: E741
OWNER_MOVES = table(
    {
        None: {O.ASKED},
        O.ASKED: {O.ASKED, O.YES, O.NO, O.STEPPED_BACK},
        O.YES: {O.ASKED, O.STEPPED_BACK},
        O.NO: {O.ASKED},
        O.STEPPED_BACK: {O.ASKED},
    }
)
HERE = frozenset({O.ASKED, O.YES})  # it is theirs to look at


class View(enum.Enum):
    RED = "red"
    AMBER = "amber"
    GREEN = "green"


class Shown(enum.Enum):
    """What a published statement may show of one owner. Their own choice, at any time; it holds at once."""

    COLOUR = "colour"
    WORDS = "words"
    NAME = "name"  # the words too


class Reached(enum.Enum):
    NOT_YET = "not-yet"
    REACHED = "reached"
    PARTLY = "partly"
    NOT_REACHED = "not-reached"


class StatementState(enum.Enum):
    DRAFT = "draft"
    PUBLISHED = "published"
    WITHDRAWN = "withdrawn"


T = StatementState
STATEMENT_MOVES = table({None: {T.DRAFT}, T.DRAFT: {T.PUBLISHED}, T.PUBLISHED: {T.WITHDRAWN}, T.WITHDRAWN: set()})
