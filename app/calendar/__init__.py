"""Calendar: the invitation each person holds for each session, its updates and its cancellation.

Owns the words invitation, UID, sequence. Imports core, people, opportunities, signups and messages' outbox.
"""
