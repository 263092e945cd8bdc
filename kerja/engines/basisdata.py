"""The engine "basisdata": django-tasks-db, the queue in the product's own database (ADR 5)."""

from datetime import timedelta

from django.core.management import call_command
from django.db.models import QuerySet
from django.utils import timezone
from django_tasks import task
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from kerja.runner import run

LATER = -10
LOST = "kerja.engines.basisdata.Lost"


@task()
def run_queued(pekerjaan_id: str) -> None:
    """Do a queued job; called by the worker."""
    run(pekerjaan_id)


class Basisdata:
    """A row in the queue stands or falls with the transaction that asks for the job."""

    def send(self, pekerjaan_id: str, *, later: bool) -> None:
        """Queue the job. A row that a dead worker left running in its name is closed."""
        running = DBTaskResult.objects.filter(args_kwargs__args__0=pekerjaan_id)
        _close(running.filter(status=TaskResultStatus.RUNNING))
        (run_queued.using(priority=LATER) if later else run_queued).enqueue(pekerjaan_id)

    def work(self, *, batch: bool) -> None:
        """Run the worker of django-tasks-db."""
        options = {"queue_name": "*", "interval": 0.5, "startup_delay": False, "reload": False}
        call_command("db_worker", batch=batch, verbosity=0, **options)

    def tidy(self, days: int) -> None:
        """Delete rows that ended long ago; those still called running by then are of the dead."""
        long_ago = timezone.now() - timedelta(days=days)
        _close(DBTaskResult.objects.running().filter(started_at__lt=long_ago))
        DBTaskResult.objects.finished().filter(finished_at__lt=long_ago).delete()


def _close(rows: QuerySet[DBTaskResult]) -> None:
    """Mark as failed, not deleted: a slow worker that lives after all still writes its end."""
    rows.update(
        status=TaskResultStatus.FAILED, finished_at=timezone.now(), exception_class_path=LOST
    )
