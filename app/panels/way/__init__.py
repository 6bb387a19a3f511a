"""The way to the day: what has to be done for a panel, by when and by whom, counted back from the interviews.

Owns the words task (of a panel) and step. A task is a host's, the chair's or the involvement
team's, never an advisor's.
"""
