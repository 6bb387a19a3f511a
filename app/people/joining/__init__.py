"""Joining the register: asked, talked with, the organisation's own steps, the waiting list where it is full.

Owns the words enquiry, conversation, step, waiting list. Imports people and core; hosts, finance and budget see
none of it.
"""
