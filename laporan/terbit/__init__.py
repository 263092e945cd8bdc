"""The issue of a LAKIP: frozen once, verified by anybody, never changed."""
