"""Writes about documents."""

from app.documents.actions.due import delete_expired
from app.documents.actions.keeping import New, add, add_file, answer, keep_until, send, take_down, take_file_down
from app.documents.actions.reading import choose_way, declare, mark_posted, open_file

__all__ = [
    "New",
    "add",
    "add_file",
    "answer",
    "choose_way",
    "declare",
    "delete_expired",
    "keep_until",
    "mark_posted",
    "open_file",
    "send",
    "take_down",
    "take_file_down",
]
