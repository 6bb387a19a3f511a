"""Recruitment panels."""

from __future__ import annotations

from app.core.events import Table
from app.panels import events as panels
from app.panels.after import events as after
from app.panels.timetable import events as timetable
from app.panels.way import events as way
from app.reactions import outcomes, panel_day
from app.reactions import panels as reactions

TABLE: Table = {
    panels.PanelSetUp: (reactions.make_way,),
    panels.PanelLogged: (),
    panels.WhyWithoutSaid: (),
    panels.PanelChanged: (),
    panels.PanelDaysMoved: (reactions.follow_way,),
    panels.PanelCalledOff: (),
    timetable.TimetableChanged: (),  # the verb itself moves the session, whose event says the rest
    timetable.InterviewDayAdded: (),
    timetable.InterviewDayRemoved: (),
    timetable.SlotPinned: (),
    timetable.CandidateCodeSet: (),
    panels.PanelMemberAdded: (reactions.chair_found, reactions.recognise),
    panels.PanelMemberChanged: (reactions.chair_found,),
    panels.MemberDeclared: (),
    panels.PanelMemberLeft: (reactions.chair_left,),
    way.TasksMade: (),
    way.TasksFollowed: (),
    way.TaskDone: (),
    way.TaskOpenedAgain: (),
    way.TaskSet: (),
    way.TaskDue: (reactions.remind_owner,),
    way.ChairWanted: (reactions.tell_host,),
    after.AdvisorStopped: (panel_day.left_early, panel_day.tell_stopped),
    after.AllTookPart: (panel_day.record_all,),
    after.PanelHeld: (),
    after.OutcomeSaid: (panel_day.tell_outcome, outcomes.panel_told),
    after.ChoseWellSaid: (),
    after.CheckedIn: (),
    after.ConcernNoted: (),
    after.PanelForgotten: (),
}
