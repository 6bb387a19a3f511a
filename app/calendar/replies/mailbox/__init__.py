"""The mailbox for answers, where an organisation has only a mailbox: read by the workers, one at a time, over IMAP.

`address.py` is the setting, `line.py` and `imap.py` the conversation with the server, `due.py` what a worker does when
it is time. What becomes of a mail is decided where every mail is taken in (`replies/intake.py`).
"""
