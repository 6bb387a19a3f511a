"""The outbox, and what comes back by calendar and mail."""

from __future__ import annotations

from app.calendar.answering import events as answers
from app.calendar.feeds import events as feeds
from app.calendar.replies import events as replies_events
from app.core.events import Table
from app.messages import events as messages
from app.reactions import answering, offers, replies

TABLE: Table = {
    messages.PersonTold: (offers.person_told,),
    messages.MessageSentAgain: (offers.sent_again,),
    messages.MessageHastened: (),
    messages.MessageStopped: (),
    messages.MessageCopied: (),
    answers.AnsweredByLink: (answering.tell_team,),
    feeds.FeedMade: (),
    feeds.FeedEnded: (),
    replies_events.MailTaken: (replies.tell,),
    replies_events.MailSeenTo: (),
    replies_events.TimeKept: (replies.tell_time_kept,),
}
