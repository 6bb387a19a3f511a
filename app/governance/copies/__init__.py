"""One file that holds all of the database, and the way back from it.

SQLite copies itself by its own backup call, PostgreSQL by pg_dump; documents and receipts are rows, so they are in it.
May import core, people and messages.
"""
