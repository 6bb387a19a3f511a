"""Which messages are treated in a way of their own, by name."""

from __future__ import annotations

from app.messages.rules import NEWS, OFFERS

BY_DAY = NEWS | frozenset(
    {
        "claims_wait",
        "reminder",
        "cover_asked",
        "cover_filled",
        "feedback_asked",
        "look_again",
        "names_told",
        "outcome_due",
        "outcome_told",
        "pack_ready",
        "pack_posted",
        "panel_outcome",
        "panel_task_due",
        "plan_review",
        "pledge_renewal",
    }
)  # asked for by nobody at that moment: they wait for the morning, also a second try
SECRETS = frozenset({"sign_in_link", "password_reset", "staff_invitation"})  # their links are forgotten once sent
ACCOUNT = SECRETS | {"password_changed"}  # somebody may be waiting for it, or have to know: at any hour
ALONE = ACCOUNT | OFFERS | {"decline_noted", "panel_stopped"}  # neither held nor joined with others: their time runs
SEVERAL = "several"  # what others were joined into
