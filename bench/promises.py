"""What must hold of places after anything, asked of the database in plain SQL, past the application."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import text

from app.core.db import make_engine
from bench.clients import Client

PROMISES = {
    "more places given than there are": """
        SELECT seat.id, count(*), seat.number FROM place JOIN seat ON seat.id = place.seat_id
        WHERE place.state IN ('confirmed', 'offered') GROUP BY seat.id, seat.number, place.session_id
        HAVING count(*) > seat.number""",
    "two live places of one person in one thing": """
        SELECT person_id, opportunity_id, session_id, count(*) FROM place
        WHERE state IN ('interested', 'reserve', 'offered', 'confirmed', 'lapsed')
        GROUP BY person_id, opportunity_id, session_id HAVING count(*) > 1""",
    "a state that its history does not explain": """
        SELECT place.id, place.state, last.after FROM place
        JOIN place_move AS last ON last.id = (SELECT max(id) FROM place_move WHERE place_id = place.id)
        WHERE last.after <> place.state""",
    "a place free while somebody waits": """
        SELECT seat.id FROM seat JOIN opportunity ON opportunity.id = seat.opportunity_id
        WHERE opportunity.ref IN ({refs})
        AND EXISTS (SELECT 1 FROM place WHERE seat_id = seat.id AND state = 'reserve')
        AND (SELECT count(*) FROM place WHERE seat_id = seat.id AND state IN ('confirmed', 'offered')) < seat.number""",
    "a place that nobody was told of, or twice": """
        SELECT place.id FROM place WHERE state = 'confirmed' AND EXISTS (SELECT 1 FROM place_move
        WHERE place_id = place.id AND at >= '{began}') AND (SELECT count(*) FROM outbox_message
        WHERE name = 'place_confirmed' AND about = 'place:' || place.id) <> 1""",
    "two different invitations under one number": """
        SELECT uid, sequence FROM outbox_message WHERE uid IS NOT NULL
        GROUP BY uid, sequence HAVING count(DISTINCT message_id) > 1""",
    "a message that was given up": "SELECT id FROM outbox_message WHERE state = 'failed'",
}
STANDS = """
SELECT account.sign_in_email, opportunity.ref, place.state FROM place
JOIN account ON account.person_id = place.person_id JOIN opportunity ON opportunity.id = place.opportunity_id
WHERE place.id = (SELECT max(id) FROM place AS later
WHERE later.person_id = place.person_id AND later.opportunity_id = place.opportunity_id)
"""
MEANS = {
    "You have a place": {"confirmed"},
    "You have withdrawn": {"withdrawn"},
    "You said no to this offer": {"declined"},
}


def broken(url: str, refs: Sequence[str], clients: Sequence[Client], began: str) -> list[str]:
    """Every promise that does not hold, in words."""
    engine = make_engine(url)
    quoted = ", ".join(f"'{ref}'" for ref in refs)
    with engine.connect() as connection:
        found = [
            f"{what}: {rows[:3]}"
            for what, query in PROMISES.items()
            if (rows := connection.execute(text(query.format(refs=quoted, began=began))).all())
        ]
        stands = {(email, ref): state for email, ref, state in connection.execute(text(STANDS))}
    engine.dispose()
    for client in clients:
        for ref, heading in client.told.items():
            state = stands.get((client.email, ref))
            if heading in MEANS and state not in MEANS[heading]:
                found.append(f"{client.email} was told “{heading}” of {ref}, but it is {state}")
    return found
