"""The engine "celery": the RabbitMQ or Redis that a province runs already (extra ``[celery]``).

It carries the number of a job to a worker and nothing else. What is promised of jobs (each done
by one worker at a time, taken up again when that dies) ``kerja.runner`` and ``kerja.tending``
keep, whatever the broker does: messages are confirmed early, and one that got lost is sent again.
"""

from functools import partial

from celery import Celery
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import transaction
from kombu import Queue

from kerja.runner import run

NOW, LATER = "sakip", "sakip-nanti"

app = Celery("sakip", broker=settings.CELERY_BROKER_URL)
app.conf.update(
    broker_connection_retry_on_startup=True,
    task_ignore_result=True,
    task_queues=[Queue(NOW), Queue(LATER)],  # by turns: a large collection keeps nobody waiting
    task_default_queue=NOW,
    task_publish_retry_policy={"max_retries": 1},
    timezone=settings.TIME_ZONE,
    worker_hijack_root_logger=False,
    worker_prefetch_multiplier=1,
)


@app.task(name="sakip.run")
def run_queued(pekerjaan_id: str) -> None:
    """Do a job; called by the worker."""
    run(pekerjaan_id)


class CeleryEngine:
    """A message goes out once the transaction that asks for the job is kept."""

    def send(self, pekerjaan_id: str, *, later: bool) -> None:
        """Publish the job. Where no broker answers that is logged, and tried again by a worker."""
        publish = partial(run_queued.apply_async, [pekerjaan_id], queue=LATER if later else NOW)
        transaction.on_commit(publish, robust=True)

    def work(self, *, batch: bool) -> None:
        """Run a worker of Celery that does one job at a time."""
        if batch:
            raise ImproperlyConfigured("--batch belongs to the database queue")
        quiet = ["--loglevel=WARNING", "--without-gossip", "--without-mingle"]
        app.worker_main(["worker", "--concurrency=1", *quiet])

    def tidy(self, days: int) -> None:
        """Do nothing: no results are kept."""
