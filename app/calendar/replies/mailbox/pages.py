"""What is wrong with the mailbox, for the involvement team: one sentence, and what to do."""

from __future__ import annotations

from app.calendar.replies.mailbox.states import Problem
from app.core.i18n import lazy_gettext as _l

SENTENCES = {
    Problem.NO_ANSWER: _l("The mail server of the mailbox for answers cannot be reached."),
    Problem.TOO_SLOW: _l("The mail server of the mailbox for answers takes too long."),
    Problem.BROKEN_OFF: _l("The mail server of the mailbox for answers broke off in the middle."),
    Problem.NOT_TRUSTED: _l("The mail server of the mailbox for answers cannot prove that it is the right one."),
    Problem.NOT_ENCRYPTED: _l("The mail server of the mailbox for answers has no encryption."),
    Problem.PASSWORD: _l("The mailbox for answers does not take the name or the password that we have."),
    Problem.NO_FOLDER: _l("The folder for answers is not in the mailbox."),
    Problem.READ_ONLY: _l("The mailbox for answers lets us read, but not mark what we have read."),
    Problem.NOT_UNDERSTOOD: _l("The mail server of the mailbox for answers says something that we do not understand."),
}
TRYING = _l("We go on trying. Answers wait in the mailbox, and nothing is lost.")
PASSES = _l("If this stays so, please tell whoever looks after this system.")
TO_DO = {
    Problem.NO_ANSWER: PASSES,
    Problem.TOO_SLOW: PASSES,
    Problem.BROKEN_OFF: PASSES,
    Problem.NOT_TRUSTED: _l("Please tell whoever looks after this system: the server's certificate needs a look."),
    Problem.NOT_ENCRYPTED: _l("Please tell whoever looks after this system: the mailbox needs an encrypted way in."),
    Problem.PASSWORD: _l("Please ask whoever looks after this system to put in the right ones."),
    Problem.NO_FOLDER: _l("Please ask whoever looks after this system to put in the right folder."),
    Problem.READ_ONLY: _l("Please ask whoever looks after the mailbox to allow us to change it."),
    Problem.NOT_UNDERSTOOD: _l("Please tell whoever looks after this system."),
}


def sentences(problem: Problem) -> tuple[str, str]:
    """What is wrong, and what to do."""
    return str(SENTENCES[problem]), f"{TO_DO[problem]} {TRYING}"
