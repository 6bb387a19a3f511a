"""Writes about a panel and who sits on it."""

from app.panels.actions.members import add_member, change_member, leave
from app.panels.actions.setting_up import call_off, change, follow_days, set_up, set_up_if_missing
from app.panels.actions.taking import lock

__all__ = [
    "add_member",
    "call_off",
    "change",
    "change_member",
    "follow_days",
    "leave",
    "lock",
    "set_up",
    "set_up_if_missing",
]
