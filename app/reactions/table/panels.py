"""Recruitment panels."""

from __future__ import annotations

from app.core.events import Table
from app.panels import events as panels
from app.panels.timetable import events as timetable

TABLE: Table = {
    panels.PanelSetUp: (),
    panels.PanelLogged: (),
    panels.WhyWithoutSaid: (),
    panels.PanelChanged: (),
    panels.PanelDaysMoved: (),
    panels.PanelCalledOff: (),
    panels.PanelMemberAdded: (),
    panels.PanelMemberChanged: (),
    panels.PanelMemberLeft: (),
    timetable.TimetableChanged: (),  # the verb itself moves the session, whose event says the rest
    timetable.InterviewDayAdded: (),
    timetable.InterviewDayRemoved: (),
    timetable.SlotPinned: (),
    timetable.CandidateCodeSet: (),
}
