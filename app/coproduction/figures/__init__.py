"""The dashboards: a page for each question that a board asks, with the finding in a sentence, a table and a chart.

Owns the words figure, stretch (of whole quarters) and finding. It only reads. Imports what coproduction imports.
"""
