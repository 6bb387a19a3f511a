"""Messages: one function a message, an outbox written with the change that causes it, and a worker that sends.

Owns the words message, outbox, channel, worker. Imports core and people; what a message says is given to it.
"""
