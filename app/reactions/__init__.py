"""THE TABLE: event -> what else happens. The one place where one capability causes another.

A reaction writes rows, or calls a verb of another room; what that verb emits is handled after it (core/events.py).
Nothing here decides anything. The table itself stands in `table/`, a part for each part of the house.
"""

from __future__ import annotations

from flask import Flask

from app.bulletin.due import hand_out_bulletin
from app.calendar.replies.due import clear_mails
from app.calendar.replies.mailbox.due import read_mailbox
from app.coproduction.outcomes.due import remind_of_outcomes
from app.coproduction.plans.due import plans_come_up
from app.coproduction.pledge.due import pledges_to_renew
from app.core import throttle
from app.documents.actions.due import delete_expired
from app.matching.proposals.due import make_proposal
from app.opportunities.daybook.due import remind_hosts
from app.panels.after.due import forget_panels
from app.panels.scores.due import remove_old_scores
from app.panels.way.due import remind_owners
from app.people.register.taking import forget_old_uploads
from app.reactions import coproduction_plans as plans
from app.reactions import coproduction_pledge as pledge
from app.reactions import due, feedback
from app.reactions.table import TABLE
from app.reactions.truth import STILL_TRUE, look_up
from app.recognition.signing.due import remind_signers
from app.reviews.due import reviews_come_up
from app.signups.apart.due import keep_apart
from app.signups.office.due import remind_of_terms


def init_app(app: Flask) -> None:
    app.extensions["reactions"] = TABLE
    app.extensions["still_true"] = STILL_TRUE | feedback.STILL_TRUE | plans.STILL_TRUE | pledge.STILL_TRUE
    app.extensions["look_up"] = look_up
    app.extensions["due"] = [
        due.pause_unreached_offers,
        due.lapse_offers,
        due.free_leaving,
        due.send_reminders,
        due.call_for_answers,
        due.order_names,
        due.ask_overlooked,
        due.close_opportunities,
        due.end_breaks,
        keep_apart,
        clear_mails,
        read_mailbox,
        due.send_news,
        hand_out_bulletin,
        make_proposal,
        remind_owners,
        remind_signers,
        remind_hosts,
        remind_of_outcomes,
        remind_of_terms,
        forget_panels,
        reviews_come_up,
        plans_come_up,
        pledges_to_renew,
        delete_expired,
        forget_old_uploads,
        remove_old_scores,
        throttle.sweep,
    ]
