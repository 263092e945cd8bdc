"""Backups: all rows and kept files of an installation in one ZIP, whatever its database.

The keys lie outside on purpose (``docs/security.md``): a backup alone signs for nobody.
"""
