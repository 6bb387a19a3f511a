"""The life of an invitation: made, changed, ended, each with the message that says so in the same transaction.

The rule behind it: what is mailed raises SEQUENCE, what is not mailed does not. A session that has begun is never
mailed about. Only `app/reactions/` calls these.
"""

from app.calendar.actions.answering import answered
from app.calendar.actions.changing import update_for_session, update_for_sessions
from app.calendar.actions.ending import cancel, cancel_session
from app.calendar.actions.inviting import add_session, invite, readdress

__all__ = [
    "add_session",
    "answered",
    "cancel",
    "cancel_session",
    "invite",
    "readdress",
    "update_for_session",
    "update_for_sessions",
]
