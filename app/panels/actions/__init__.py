"""Writes about a panel and who sits on it."""

from app.panels.actions.members import add_member, change_member, declare_for, leave, say_who_reads
from app.panels.actions.setting_up import call_off, change, follow_days, set_up, set_up_if_missing
from app.panels.actions.taking import lock, lock_running
from app.panels.actions.without import log_without, say_why, take_back

__all__ = [
    "add_member",
    "call_off",
    "change",
    "change_member",
    "declare_for",
    "follow_days",
    "leave",
    "lock",
    "lock_running",
    "log_without",
    "say_who_reads",
    "say_why",
    "set_up",
    "set_up_if_missing",
    "take_back",
]
