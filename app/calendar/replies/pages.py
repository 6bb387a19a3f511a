"""What became of a mail, in one sentence for people."""

from __future__ import annotations

from app.calendar.replies.states import OUTCOMES, Outcome, Reason
from app.core.i18n import gettext as _
from app.core.i18n import lazy_gettext as _l

SENTENCES = {
    Reason.SAID_YES: _l("They can come."),
    Reason.SAID_NO: _l("They cannot come. The place is kept for 15 minutes, then it goes on."),
    Reason.NOT_THAT_DAY: _l("They cannot come on that day, and keep their place for the others."),
    Reason.PERHAPS: _l("They do not know yet. The place is kept."),
    Reason.OTHER_TIME: _l("They propose another time. The place is kept."),
    Reason.OLD_TIME: _l("The answer is to the time of before. They have the present one to answer."),
    Reason.SEEN_BEFORE: _l("This mail came before. Nothing changes."),
    Reason.NO_CHANGE: _l("They had said so already."),
    Reason.OLDER: _l("They have given a later answer."),
    Reason.OVER: _l("It has begun, or was called off."),
    Reason.NOTHING_HELD: _l("They have no place in this any more."),
    Reason.NEWER_INVITATION: _l("They have a newer invitation for this."),
    Reason.ON_OFFER: _l("They have an offer to answer on their page or by phone."),
    Reason.NO_ANSWER: _l("It says neither yes nor no."),
    Reason.AUTOMATIC: _l("A machine sent this."),
    Reason.BOUNCED: _l("A mail of ours came back: their address does not work."),
    Reason.UNKNOWN_REPORT: _l("A report about a mail that we did not send to anybody."),
    Reason.TOO_LARGE: _l("It is too large to be read. Ask them what they wrote."),
    Reason.UNREADABLE: _l("It cannot be read as a mail."),
    Reason.METHODS_DIFFER: _l("It says two different things about itself."),
    Reason.NOT_A_REPLY: _l("It is not an answer to an invitation."),
    Reason.NOT_ONE: _l("It is not about one date and one person."),
    Reason.UNKNOWN: _l("We have sent no such invitation."),
    Reason.OTHER_ADDRESS: _l("It answers as an address that was not invited."),
    Reason.AHEAD: _l("It answers an invitation that we have not sent yet."),
    Reason.PASSED_ON: _l("A place cannot be passed on to somebody else."),
    Reason.GONE: _l("The place has gone. They are told."),
    Reason.STOOD_IN: _l("They had said no to this day, and somebody comes in their place."),
    Reason.FAULT: _l("We could not handle it, by a fault of ours. It is kept for the team."),
    Reason.PERSON_WROTE: _l("Somebody wrote to us. It is kept for the team to read."),
    Reason.OUTLOOK_FORMAT: _l("An answer in a form that only Outlook reads. It is kept for the team."),
}

TO_READ, EVERY = "to-read", "every"
LISTS = {
    TO_READ: _l("To see to"),
    EVERY: _l("All"),
    Outcome.ACCEPTED.value: _l("Said yes"),
    Outcome.DECLINED.value: _l("Said no"),
    Outcome.TENTATIVE.value: _l("Said perhaps"),
    Outcome.STALE.value: _l("Answered the time of before"),
    Outcome.IGNORED.value: _l("Nothing to do"),
    Outcome.REFUSED.value: _l("Not taken"),
    Outcome.WROTE.value: _l("Somebody wrote"),
}
COLOURS = {
    Outcome.ACCEPTED: "green", Outcome.DECLINED: "orange", Outcome.TENTATIVE: "yellow", Outcome.WROTE: "blue",
}  # fmt: skip


def outcome_tag(outcome: Outcome) -> tuple[str, str]:
    return str(LISTS[outcome.value]), COLOURS.get(outcome, "grey")


def sentence(reason: Reason) -> str:
    return str(SENTENCES[reason])


def line(reason: Reason) -> str:
    """For whatever brought the mail: the code of what became of it, and why."""
    return f"{OUTCOMES[reason].value}: {sentence(reason)}"


def busy() -> str:
    """For the mail server, which then tries again."""
    return _("The database does not answer. Please send this mail again later.")
