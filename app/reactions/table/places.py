"""The life of a place, cover, news, the bulletin."""

from __future__ import annotations

from app.bulletin import events as bulletins
from app.core.events import Table
from app.reactions import (
    apart,
    buddies,
    bulletin,
    claims,
    coming,
    committees,
    conflicts,
    consents,
    cover,
    documents,
    everyone,
    feedback,
    hosting,
    news,
    offers,
    outcomes,
    panel_day,
    panels,
    replies,
    told,
)
from app.signups import events as places
from app.signups.apart import events as kept_apart
from app.signups.aside import events as aside
from app.signups.consents import events as consents_events
from app.signups.cover import events as asking
from app.signups.everyone import events as to_everyone
from app.signups.news.events import NewsGathered
from app.signups.office import events as office
from app.signups.sharing.events import SharingChosen

TABLE: Table = {
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
    places.PlaceConfirmed: (
        told.place_confirmed,
        documents.tell_late,
        conflicts.ask_late,
        panels.seat_taken,
        committees.begin_term,
    ),
    places.WalkedIn: (),
    places.PlaceWithdrawn: (told.place_withdrawn, buddies.place_gone, panels.seat_free),
    places.PlaceReleased: (told.place_released, buddies.place_gone, panels.seat_free),
    places.PlaceNotSelected: (told.not_chosen,),
    places.PlaceCancelled: (told.place_cancelled, buddies.place_gone),
    places.SeriesRecorded: (),
    places.SeriesGoesOn: (),
    kept_apart.RingFirstWanted: (),  # it stands on the team's day
    kept_apart.LookAgainDue: (apart.tell,),
    kept_apart.ApartSettled: (),
    kept_apart.ApartOver: (),
    aside.SetAside: (),
    aside.TakenUpAgain: (),
    asking.CoverAsked: (cover.ask,),
    asking.CoverFound: (),
    asking.CoverDeclined: (),
    asking.CoverFilled: (cover.tell_filled,),
    to_everyone.EveryoneWrittenTo: (everyone.tell,),
    SharingChosen: (),
    consents_events.ConsentSaid: (),
    consents_events.ConsentTakenBack: (consents.tell_host,),
    office.TermBegun: (),
    office.TermSaved: (),
    office.TermTakenOff: (),
    office.OfficeEnds: (committees.tell_own_term_ends,),
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
    places.TookPart: (
        panel_day.took_place,
        hosting.record_contribution,
        claims.follow,
        hosting.grant_training,
        outcomes.tell_late,
        feedback.ask,
    ),
    places.DidNotTakePart: (hosting.take_back_contribution, claims.end, hosting.take_back_training),
}
