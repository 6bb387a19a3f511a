"""Answers without signing in: a link in a mail, a page with what it is about, and one button for each answer.

Owns the words answer link. Imports what the calendar imports. A link acts for the person it was sent to, through the
same verbs as their signed-in pages; it is bound to one place and one question, and ends with it.
"""
