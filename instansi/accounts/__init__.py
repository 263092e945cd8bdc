"""Logging in: by username or NIP, with a second factor, sessions, and a trail of all of it."""
