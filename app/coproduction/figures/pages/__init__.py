"""The words, tables and charts of each question."""
