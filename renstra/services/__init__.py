"""Writes of what was promised; every function takes ``by`` and leaves one row of trail."""
