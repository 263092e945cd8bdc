"""Tables that people fill in: one declaration serves the page, the ordinary form and autosave.

A grid belongs to an app, which says its columns, reads its rows and saves its edits by a service.
This package knows no model: it prints the table, cleans what comes back, and tells for each row
what was saved, what is wrong and where somebody else was faster.
"""

from sakip.grid.data import Column, Edit, Grid, Refusal, Row, Trail
from sakip.grid.views import answer, show

__all__ = ["Column", "Edit", "Grid", "Refusal", "Row", "Trail", "answer", "show"]
