"""Reads of the dashboards: each question in a fixed number of statements, added up in the database."""
