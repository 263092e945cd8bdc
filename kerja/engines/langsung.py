"""The engine "langsung": a job is done where it is asked for (tests)."""

from kerja.runner import run


class Langsung:
    """No queue and no worker."""

    def send(self, pekerjaan_id: str, *, later: bool) -> None:
        """Do the job now."""
        run(pekerjaan_id)

    def work(self, *, batch: bool) -> None:
        """Do nothing: nothing ever waits."""

    def tidy(self, days: int) -> None:
        """Do nothing: there are no records."""
