"""The timetable of the interviews: who is where when, on each day of a panel, and what a change of it moves.

Owns the words slot (one candidate before one panel), round (a slot of every parallel panel at once), pinned.
Imports what panels import; the calendar follows by the one verb that moves a session.
"""
