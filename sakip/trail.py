"""The port through which apps below ``kerja`` write the trail, which lies a layer above them.

``kerja`` plugs its recorder in when it is ready. Apps above it may call ``kerja.jejak`` itself.
"""

from collections.abc import Callable
from typing import Any

_recorders: list[Callable[..., Any]] = []


def plug(recorder: Callable[..., Any]) -> None:
    """Make ``recorder`` the one that writes the trail."""
    _recorders[:] = [recorder]


def record(aksi: str, objek: Any, *, by: Any, instansi: Any = None, perubahan: dict) -> None:
    """Write the trail row of one act, as the last statement of its service.

    ``by`` is the acting user (None = the system itself), ``perubahan`` maps a field's name to
    ``[before, after]``. Raises RuntimeError where nothing is plugged in: no act goes unrecorded.
    """
    if not _recorders:
        raise RuntimeError("no trail to write to: kerja is not installed")
    _recorders[0](aksi, objek, by=by, instansi=instansi, perubahan=perubahan)
