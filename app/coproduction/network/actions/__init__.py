"""Writes about networks. Each takes the network's row first, by an UPDATE."""

from app.coproduction.network.actions.life import change_member, join, leave, leave_all, save_network
from app.coproduction.network.actions.meetings import keep_minutes, link, unlink
from app.coproduction.network.actions.work import done, save_action, save_decision

__all__ = [
    "change_member",
    "done",
    "join",
    "keep_minutes",
    "leave",
    "leave_all",
    "link",
    "save_action",
    "save_decision",
    "save_network",
    "unlink",
]
