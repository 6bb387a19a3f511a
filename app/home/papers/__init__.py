"""What is printed: for one person a timetable and a record, for a wall a poster, for a table two sheets.

Each is words and facts made from loaded rows, drawn twice: as a page, and as a PDF by the `.typ` file of its name.
"""
