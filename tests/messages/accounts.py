"""The messages about an account, those to staff, and the one that holds several; kept in `golden/` like all others."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime

from markupsafe import Markup

from app.core import db
from app.messages import outbox, write
from app.messages.models import OutboxMessage
from app.messages.words import render
from app.people.models import Person

SOME_TIME = datetime(2026, 12, 1, 9, 0, tzinfo=UTC)
LINK = {
    "link_id": 7,
    "link": "http://localhost/sign-in/link/abc",
    "expires_at": datetime(2026, 12, 1, 9, 30, tzinfo=UTC),
}


def messages(to: str) -> dict[str, Callable[[Person], int]]:
    return {
        "sign_in_link": lambda p: write.sign_in_link(p, to, **LINK),
        "staff_invitation": lambda p: write.staff_invitation(p, to, **LINK),
        "password_reset": lambda p: write.password_reset(p, to, **LINK),
        "password_changed": lambda p: write.password_changed(p, to, changed_at=SOME_TIME),
        "review_comes_up": lambda p: write.review_comes_up(
            p, 1, scheme="PLAN", team="Liaison <Team>", on=date(2027, 9, 30), path="/host/reviews/abc"
        ),
        "papers_due": lambda p: write.papers_due(
            p,
            1,
            title="Committee meeting",
            own_title="Carers' <committee>",
            meets_on=SOME_TIME,
            due_on=date(2026, 11, 24),
            path="/host/opportunities/abc/daybook",
        ),
        "term_ends": lambda p: write.term_ends(
            p,
            1,
            title="Committee meeting",
            own_title="Carers' <committee>",
            until=date(2027, 3, 1),
            path="/host/opportunities/abc",
        ),
        "own_term_ends": lambda p: write.own_term_ends(
            p,
            1,
            title="Committee meeting",
            own_title="Carers' <committee>",
            until=date(2027, 3, 1),
            path="/host/opportunities/abc/terms",
        ),
        "consent_taken_back": lambda p: write.consent_taken_back(
            p,
            1,
            title="Involvement meeting",
            own_title="Listening well",
            name="Siân O'Connor-Łukasz",
            what="Being recorded",
            path="/host/opportunities/abc/consents",
            once="2",
        ),
        "several": lambda p: (
            outbox.join(
                [db.session().get_one(OutboxMessage, write.password_changed(p, to, changed_at=SOME_TIME))],
                render(
                    "several",
                    {
                        "person": p,
                        "parts": [("First", "One.", Markup("<p>One.</p>")), ("Second", "Two.", Markup("<p>Two.</p>"))],
                    },
                ),
            ).id
        ),
    }
