"""The finance file: what is owed, line by line, sent to the finance team once for ever, and their answers to it.

Owns the words payable line, batch, payee, route, mapping, answer. A line in a batch never changes: a mistake is put
right by a line that takes it back and a new one. May import what recognition imports, and claims; it learns of money
by events alone, and holds no bank details.
"""
