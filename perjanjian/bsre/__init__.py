"""Signing with a certified provider: the Esign Client Service of BSrE, off unless it is set up.

``klien.py`` speaks to the service and knows nothing of Django; ``mesin.py`` signs a PK by it.
"""
