"""The spreadsheet of today into the register: read, understood, asked about, and taken in whole or not at all.

Owns the words file, sheet, row, heading, mapping, question, answer, plan, import. Reading and planning touch no
database. Imports core and `people` only.
"""
