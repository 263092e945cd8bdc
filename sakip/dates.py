"""Dates as documents print them, also those known to the month or the year only."""

import calendar
from datetime import date
from enum import StrEnum

BULAN = (
    "Januari", "Februari", "Maret", "April", "Mei", "Juni",
    "Juli", "Agustus", "September", "Oktober", "November", "Desember",
)  # fmt: skip


class Presisi(StrEnum):
    """How exactly a date is known; what is finer than that is never printed."""

    HARI = "hari"
    BULAN = "bulan"
    TAHUN = "tahun"


def format_tanggal(tanggal: date, presisi: Presisi | str = Presisi.HARI) -> str:
    """Print "1 November 2021", "November 2021" or "2021". Own month names, so no locale matters."""
    presisi = Presisi(presisi)
    if presisi is Presisi.TAHUN:
        return str(tanggal.year)
    bulan = f"{BULAN[tanggal.month - 1]} {tanggal.year}"
    return bulan if presisi is Presisi.BULAN else f"{tanggal.day} {bulan}"


def describe_days_left(tenggat: date, today: date) -> str:
    """Say how far a deadline is: "3 hari lagi", "hari ini", "terlambat 2 hari"."""
    days = (tenggat - today).days
    if days < 0:
        return f"terlambat {-days} hari"
    return f"{days} hari lagi" if days else "hari ini"


def last_day(tanggal: date, presisi: Presisi | str = Presisi.HARI) -> date:
    """The day on which the holder of a post is looked up: the last one the date may mean."""
    presisi = Presisi(presisi)
    if presisi is Presisi.HARI:
        return tanggal
    month = 12 if presisi is Presisi.TAHUN else tanggal.month
    return date(tanggal.year, month, calendar.monthrange(tanggal.year, month)[1])
