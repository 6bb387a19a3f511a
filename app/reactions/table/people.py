"""People: accounts, the register, the way to it, what somebody tells about themselves."""

from __future__ import annotations

from app.core.events import Table
from app.people import events as people
from app.people.joining import events as joining_events
from app.people.notes.events import NoteWritten
from app.people.passport import events as passport_events
from app.reactions import (
    accounts,
    buddies,
    coproduction_network,
    coproduction_plans,
    coproduction_pledge,
    doors,
    hosting,
    joining,
    leaving,
)

TABLE: Table = {
    people.SignedIn: (),
    people.SignedOut: (),
    people.SignInRefused: (),
    people.LinkAsked: (accounts.send_link,),
    people.LinkRefused: (),
    people.PasswordSet: (accounts.tell_password_changed,),
    people.AccountOpened: (),
    people.AccountCodeMade: (),
    people.AccountCodeUsed: (),
    people.AccountEnded: (
        coproduction_pledge.staff_left,  # people are held before any opportunity is taken (docs/adr/036)
        coproduction_network.staff_left,
        hosting.hand_over_what_is_left,
    ),
    people.RolesChanged: (hosting.hand_over_unseen, hosting.recognise),
    people.PersonAdded: (),
    people.PersonChanged: (accounts.move_invitations,),
    people.EmailFailing: (),
    people.EmailArrives: (),
    people.AdvisorJoined: (),
    people.AdvisorMoved: (
        accounts.take_opportunities,
        accounts.give_up_places,
        accounts.ask_again,
        buddies.buddy_gone,
        doors.planner_gone,
        coproduction_plans.advisor_left,
        coproduction_pledge.advisor_left,
        coproduction_network.advisor_left,
    ),
    people.BreakOver: (accounts.tell_break_over,),
    people.StayAsked: (leaving.stay_asked,),
    people.StayAnswered: (),
    people.AdvisorDied: (
        accounts.take_opportunities,
        leaving.stop_messages,
        leaving.tell_hosts,
        buddies.buddy_gone,
        doors.planner_gone,
        coproduction_plans.advisor_left,
        coproduction_pledge.advisor_left,
        coproduction_network.advisor_left,
    ),
    people.AdvisorDeathUndone: (leaving.put_right,),
    people.TrainingRecorded: (),
    people.TrainingGranted: (),
    people.TrainingTakenBack: (),
    people.CheckRecorded: (),
    people.RegisterImported: (),
    people.TeamSaved: (),
    people.TeamJoined: (hosting.recognise,),
    people.HostLeft: (hosting.hand_over, coproduction_plans.host_left),
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
}
