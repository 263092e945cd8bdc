"""Pure rules about people and posts."""

from datetime import date, timedelta

ONE_DAY = timedelta(days=1)
# Date of birth, month of appointment, sex, serial number.
_NIP_GROUPS = ((0, 8), (8, 14), (14, 15), (15, 18))


def format_nip(nip: str) -> str:
    """Print "19671229 199303 1 008"; what is no NIP of 18 digits is returned as it is."""
    if len(nip) != 18 or not nip.isdigit():
        return nip
    return " ".join(nip[start:end] for start, end in _NIP_GROUPS)


def find_gaps(periods: list[tuple[date, date | None]]) -> list[tuple[date, date]]:
    """Return the first and last day of each stretch that no period covers, in order.

    A period without a last day goes on for ever. Before the first period and after the last one
    nothing is missing.
    """
    gaps: list[tuple[date, date]] = []
    covered: date | None = None
    for start, end in sorted(periods, key=lambda period: period[0]):
        if covered and start > covered + ONE_DAY:
            gaps.append((covered + ONE_DAY, start - ONE_DAY))
        if end is None:
            break
        covered = max(covered or end, end)
    return gaps
