"""THE TABLE: event -> what else happens. The one place where one capability causes another.

A reaction writes rows, or calls a verb of another room; what that verb emits is handled after it (core/events.py).
Nothing here decides anything. An event with an empty tuple is only audited.
"""

from __future__ import annotations

from flask import Flask

from app.bulletin import events as bulletins
from app.bulletin.due import hand_out_bulletin
from app.calendar.answering import events as answers
from app.calendar.feeds import events as feeds
from app.calendar.replies import events as replies_events
from app.calendar.replies.due import clear_mails
from app.calendar.replies.mailbox.due import read_mailbox
from app.core import throttle
from app.core.events import Table
from app.matching.buddies import events as buddies_events
from app.matching.proposals import events as proposals
from app.matching.proposals.due import make_proposal
from app.matching.ways import events as ways_events
from app.matching.welcomes import events as welcomes
from app.messages import events as messages
from app.opportunities import events as opportunities
from app.people import events as people
from app.people.joining import events as joining_events
from app.people.notes.events import NoteWritten
from app.people.passport import events as passport_events
from app.people.register.taking import forget_old_uploads
from app.reactions import (
    accounts,
    answering,
    buddies,
    bulletin,
    coming,
    cover,
    due,
    everyone,
    hosting,
    joining,
    leaving,
    news,
    offers,
    replies,
    told,
    ways,
)
from app.reactions.truth import STILL_TRUE, look_up
from app.recognition import events as recognition
from app.signups import events as places
from app.signups.aside import events as aside
from app.signups.cover import events as asking
from app.signups.everyone import events as to_everyone
from app.signups.news.events import NewsGathered
from app.signups.sharing.events import SharingChosen

TABLE: Table = {
    # people
    people.SignedIn: (),
    people.SignedOut: (),
    people.SignInRefused: (),
    people.LinkAsked: (accounts.send_link,),
    people.LinkRefused: (),
    people.PasswordSet: (accounts.tell_password_changed,),
    people.AccountOpened: (),
    people.AccountCodeMade: (),
    people.AccountCodeUsed: (),
    people.AccountEnded: (hosting.hand_over_what_is_left,),
    people.RolesChanged: (hosting.hand_over_unseen, hosting.recognise),
    people.PersonAdded: (),
    people.PersonChanged: (accounts.move_invitations,),
    people.EmailFailing: (),
    people.EmailArrives: (),
    people.AdvisorJoined: (),
    people.AdvisorMoved: (accounts.take_opportunities, accounts.give_up_places, accounts.ask_again, buddies.buddy_gone),
    people.BreakOver: (accounts.tell_break_over,),
    people.StayAsked: (leaving.stay_asked,),
    people.StayAnswered: (),
    people.AdvisorDied: (accounts.take_opportunities, leaving.stop_messages, leaving.tell_hosts, buddies.buddy_gone),
    people.AdvisorDeathUndone: (leaving.put_right,),
    people.TrainingRecorded: (),
    people.TrainingGranted: (),
    people.TrainingTakenBack: (),
    people.CheckRecorded: (),
    people.RegisterImported: (),
    people.TeamSaved: (),
    people.TeamJoined: (hosting.recognise,),
    people.HostLeft: (hosting.hand_over,),
    people.ServiceSaved: (),
    people.SiteSaved: (),
    # the way to the register
    joining_events.JoiningAsked: (joining.asked,),
    joining_events.TalkArranged: (joining.talk_arranged,),
    joining_events.StepsBegun: (joining.steps_begun,),
    joining_events.PutOnWaitingList: (joining.put_on_waiting_list,),
    joining_events.ToldPlaceInList: (joining.put_on_waiting_list,),
    joining_events.AskedLater: (),
    joining_events.AskedFromNow: (),
    joining_events.InvitedFromWaitingList: (joining.invited,),
    joining_events.StepTaken: (),
    joining_events.StepTakenBack: (),
    joining_events.Welcomed: (joining.welcomed,),
    joining_events.StepSaved: (),
    joining_events.RegisterSizeSet: (),
    NoteWritten: (),
    passport_events.PassportChanged: (),
    passport_events.PrivateListChanged: (),
    # opportunities
    opportunities.OpportunityDrafted: (),
    opportunities.OpportunityEdited: (),
    opportunities.OpportunitySubmitted: (),
    opportunities.OpportunityReturned: (hosting.tell_returned,),
    opportunities.OpportunityPublished: (hosting.tell_published,),
    opportunities.OpportunityClosed: (),
    opportunities.OpportunityReopened: (),
    opportunities.OpportunityFilled: (),
    opportunities.OpportunityDone: (),
    opportunities.OpportunityCancelled: (hosting.cancel_places,),
    opportunities.OpportunityHandedOver: (told.contact_changed,),
    opportunities.ContactChanged: (told.contact_changed,),
    opportunities.PlaceMoved: (told.place_moved,),
    opportunities.NumbersChanged: (),
    opportunities.SessionAdded: (hosting.go_on, coming.note_told, told.session_added),
    opportunities.SessionMoved: (hosting.shorten_offers, coming.ask_again, told.session_moved),
    opportunities.SessionCancelled: (hosting.cancel_session_places, told.session_cancelled),
    opportunities.KindAdded: (),
    opportunities.KindChanged: (),
    # places
    places.InterestNoted: (told.name_noted,),
    places.ReserveJoined: (told.reserve_joined,),
    places.PutInOrder: (),
    places.OthersCameFirst: (told.others_came_first,),
    places.PlaceOffered: (offers.place_offered,),
    places.OfferToldByPhone: (),
    places.OfferPaused: (),
    places.OfferRenewed: (),  # whoever renews it writes its words
    places.OfferShortened: (),  # said in the message about the new time
    places.StillInterested: (),
    places.Paired: (),
    places.AskedAlone: (offers.asked_alone,),
    places.ComesAlone: (),
    places.PlaceReseated: (),
    places.AsksHeld: (),
    places.OfferDeclined: (told.invitations_go, buddies.place_gone),
    places.OfferLapsed: (told.offer_lapsed, told.invitations_go, buddies.place_gone),
    places.CallNeeded: (),
    places.CallAnswered: (),
    places.YesCameSecond: (told.yes_came_second,),
    places.PlaceConfirmed: (told.place_confirmed,),
    places.WalkedIn: (),
    places.PlaceWithdrawn: (told.place_withdrawn, buddies.place_gone),
    places.PlaceReleased: (told.place_released, buddies.place_gone),
    places.PlaceNotSelected: (told.not_chosen,),
    places.PlaceCancelled: (told.place_cancelled, buddies.place_gone),
    places.SeriesRecorded: (),
    places.SeriesGoesOn: (),
    aside.SetAside: (),
    aside.TakenUpAgain: (),
    asking.CoverAsked: (cover.ask,),
    asking.CoverFound: (),
    asking.CoverDeclined: (),
    asking.CoverFilled: (cover.tell_filled,),
    to_everyone.EveryoneWrittenTo: (everyone.tell,),
    SharingChosen: (),
    NewsGathered: (news.tell,),
    bulletins.BulletinSaved: (),
    bulletins.BulletinSent: (bulletin.give_way,),
    bulletins.BulletinHandedOut: (bulletin.tell,),
    places.ReminderDue: (coming.remind,),
    places.NewYesWanted: (),
    places.StillComing: (replies.coming,),
    places.StillComingAgain: (replies.coming_again,),
    places.MayCome: (replies.perhaps,),
    places.PlaceLeaving: (replies.leaving,),
    places.PlaceKept: (),
    places.NotThatDay: (replies.not_that_day,),
    places.NoCoverNeeded: (),
    places.CallWanted: (coming.ring,),
    places.OwnLimitSet: (),
    places.OrganisationLimitSet: (),
    places.SignOffPassedOver: (),
    places.TookPart: (hosting.record_contribution, hosting.grant_training),
    places.DidNotTakePart: (hosting.take_back_contribution, hosting.take_back_training),
    ways_events.SignOffAsked: (),
    ways_events.SignOffAskTakenBack: (),
    ways_events.SignedOff: (ways.tell_signed_off,),
    ways_events.SignOffTakenBack: (),
    buddies_events.BuddyOffersSet: (),
    buddies_events.BuddyWanted: (),
    buddies_events.BuddyProposed: (buddies.ask_both,),
    buddies_events.BuddyYes: (),
    buddies_events.BuddiesAgreed: (buddies.tell_both,),
    buddies_events.BuddyingOver: (buddies.tell_other,),
    buddies_events.BuddiesMet: (),
    welcomes.WelcomeWritten: (),
    welcomes.WelcomeShown: (),
    welcomes.WelcomeTakenDown: (),
    welcomes.HearsFromSet: (),
    # matching
    proposals.ProposalAsked: (),
    proposals.ProposalReady: (),
    proposals.ProposalFailed: (),
    proposals.PairMarked: (),
    proposals.ProposalReleased: (),  # offers and questions say the rest
    proposals.ProposalDropped: (),
    # messages
    messages.PersonTold: (offers.person_told,),
    messages.MessageSentAgain: (offers.sent_again,),
    messages.MessageHastened: (),
    messages.MessageStopped: (),
    messages.MessageCopied: (),
    # calendar
    answers.AnsweredByLink: (answering.tell_team,),
    feeds.FeedMade: (),
    feeds.FeedEnded: (),
    replies_events.MailTaken: (replies.tell,),
    replies_events.MailSeenTo: (),
    replies_events.TimeKept: (replies.tell_time_kept,),
    # recognition
    recognition.RateAdded: (),
    recognition.CertificateShown: (),
    recognition.PaymentDecided: (),
    recognition.PresenceNoted: (),
}


def init_app(app: Flask) -> None:
    app.extensions["reactions"] = TABLE
    app.extensions["still_true"] = STILL_TRUE
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
        clear_mails,
        read_mailbox,
        due.send_news,
        hand_out_bulletin,
        make_proposal,
        forget_old_uploads,
        throttle.sweep,
    ]
