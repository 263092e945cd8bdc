"""The electronic signature of a PK: keys and certificates, signing, looking at what was signed.

Everything that works on bytes alone knows no model (docs/adr/0011-signatures.md).
"""
