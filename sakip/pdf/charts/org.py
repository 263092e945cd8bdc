"""Susunan organisasi."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Unit:
    """A box of the chart: the post, optionally who holds it, and what is under it."""

    jabatan: str
    nama: str = ""
    bawahan: tuple["Unit", ...] = ()


def org_chart(root: Unit | None, title: str = "") -> tuple[str, ...]:
    """Draw the tree under ``root``, children side by side, long names wrapped."""
    raise NotImplementedError
