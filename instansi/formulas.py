"""Pure rules about people and posts."""

# Date of birth, month of appointment, sex, serial number.
_NIP_GROUPS = ((0, 8), (8, 14), (14, 15), (15, 18))


def format_nip(nip: str) -> str:
    """Print "19671229 199303 1 008"; what is no NIP of 18 digits is returned as it is."""
    if len(nip) != 18 or not nip.isdigit():
        return nip
    return " ".join(nip[start:end] for start, end in _NIP_GROUPS)
