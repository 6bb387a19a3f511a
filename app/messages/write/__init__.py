"""One function a message. Each renders its words now and writes one outbox row into the caller's transaction."""

from app.messages.write.accounts import password_changed, password_reset, sign_in_link, staff_invitation
from app.messages.write.breaks import break_over
from app.messages.write.buddies import buddy_agreed, buddy_asked, buddy_off
from app.messages.write.bulletin import Contents, Group, Listed, bulletin_text, bulletin_words, bulletins
from app.messages.write.claims import claim_paid, claim_put_right, claim_received, claim_returned, claim_taken_back
from app.messages.write.claims_wait import claims_wait
from app.messages.write.coming import answer_wanted, reminder, times_told
from app.messages.write.committees import own_term_ends, papers_due, term_ends
from app.messages.write.cover import cover_asked, cover_filled
from app.messages.write.dates import Dated, session_invitation, session_invitations
from app.messages.write.documents import look_again, names_told, pack_posted, pack_ready, panel_outcome
from app.messages.write.everyone import team_message
from app.messages.write.facts import Meeting, Occasion, Why
from app.messages.write.feedback import feedback_asked
from app.messages.write.hosts import (
    advisor_did_not_die,
    advisor_died,
    consent_taken_back,
    opportunity_approved,
    opportunity_returned,
)
from app.messages.write.ideas import idea_answered
from app.messages.write.joining import (
    joined_register,
    joining_noted,
    register_room,
    register_waiting,
    stay_asked,
    steps_begun,
    talk_arranged,
)
from app.messages.write.news import New, news
from app.messages.write.outcomes import Point, outcome_due, outcome_reply, outcome_told
from app.messages.write.panels import panel_chair_wanted, panel_stopped, panel_task_due
from app.messages.write.places import (
    asked_alone,
    confirmed_words,
    contact_changed,
    day_called_off,
    invitation_moved,
    name_noted,
    not_chosen,
    not_sure,
    offer_lapsed,
    place_cancelled,
    place_changed,
    place_confirmed,
    place_offered,
    reserve_joined,
    ring_wanted,
    waiting_changed,
    yes_came_second,
)
from app.messages.write.plans import plan_asked, plan_review
from app.messages.write.pledge import pledge_renewal
from app.messages.write.replies import answer_again, decline_noted, place_gone, time_kept
from app.messages.write.reviews import review_comes_up
from app.messages.write.thanks import letter_answered, letter_asked, thank_you
from app.messages.write.ways import signed_off

__all__ = [
    "Contents",
    "Dated",
    "Group",
    "Listed",
    "Meeting",
    "New",
    "Occasion",
    "Point",
    "Why",
    "advisor_did_not_die",
    "advisor_died",
    "answer_again",
    "answer_wanted",
    "asked_alone",
    "break_over",
    "buddy_agreed",
    "buddy_asked",
    "buddy_off",
    "bulletin_text",
    "bulletin_words",
    "bulletins",
    "claim_paid",
    "claim_put_right",
    "claim_received",
    "claim_returned",
    "claim_taken_back",
    "claims_wait",
    "confirmed_words",
    "consent_taken_back",
    "contact_changed",
    "cover_asked",
    "cover_filled",
    "day_called_off",
    "decline_noted",
    "feedback_asked",
    "idea_answered",
    "invitation_moved",
    "joined_register",
    "joining_noted",
    "letter_answered",
    "letter_asked",
    "look_again",
    "name_noted",
    "names_told",
    "news",
    "not_chosen",
    "not_sure",
    "offer_lapsed",
    "opportunity_approved",
    "opportunity_returned",
    "outcome_due",
    "outcome_reply",
    "outcome_told",
    "own_term_ends",
    "pack_posted",
    "pack_ready",
    "panel_chair_wanted",
    "panel_outcome",
    "panel_stopped",
    "panel_task_due",
    "papers_due",
    "password_changed",
    "password_reset",
    "place_cancelled",
    "place_changed",
    "place_confirmed",
    "place_gone",
    "place_offered",
    "plan_asked",
    "plan_review",
    "pledge_renewal",
    "register_room",
    "register_waiting",
    "reminder",
    "reserve_joined",
    "review_comes_up",
    "ring_wanted",
    "session_invitation",
    "session_invitations",
    "sign_in_link",
    "signed_off",
    "staff_invitation",
    "stay_asked",
    "steps_begun",
    "talk_arranged",
    "team_message",
    "term_ends",
    "thank_you",
    "time_kept",
    "times_told",
    "waiting_changed",
    "yes_came_second",
]
