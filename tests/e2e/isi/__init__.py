"""Entering all of Kecamatan Patrang 2021 as people do: by its screens, from the demo's files.

One module a subject, in the order of work. No figure and no text stands here: what is typed comes
from ``fixtures/patrang_2021``.
"""
