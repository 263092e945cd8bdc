"""What the database itself refuses, whoever asks: triggers on append-only tables.

A SQLite table remake silently loses its triggers, and a trigger that reads another table stops
that table's next migration. So all guards are removed before migrations run and installed after
them, from this one list, as often as one likes.
"""

from dataclasses import dataclass

from django.db.backends.base.base import BaseDatabaseWrapper

from kerja.models import Berkas, Jejak


@dataclass(frozen=True)
class Guard:
    """A table whose rows may be added and read, and nothing else."""

    table: str
    message: str

    @property
    def events(self) -> tuple[str, ...]:
        """Return the statements that are refused on every database."""
        return ("UPDATE", "DELETE")

    def name(self, event: str) -> str:
        """Return the trigger's name for an event."""
        return f"guard_{self.table}_{event.lower()}"


GUARDS = (
    Guard(Jejak._meta.db_table, "Jejak tidak dapat diubah atau dihapus."),
    Guard(Berkas._meta.db_table, "Berkas tidak dapat diubah atau dihapus."),
)


def install(connection: BaseDatabaseWrapper) -> None:
    """Put every guard on its table; tables that do not exist yet are passed over."""
    remove(connection)
    tables = set(connection.introspection.table_names())
    with connection.cursor() as cursor:
        for guard in GUARDS:
            if guard.table in tables:
                for statement in _statements(guard, connection.vendor):
                    cursor.execute(statement)


def remove(connection: BaseDatabaseWrapper) -> None:
    """Take every guard off, for a migration or the end of a test."""
    tables = set(connection.introspection.table_names())
    with connection.cursor() as cursor:
        for guard in GUARDS:
            if guard.table not in tables:
                continue
            for event in _events(guard, connection.vendor):
                target = f" ON {guard.table}" if connection.vendor == "postgresql" else ""
                cursor.execute(f"DROP TRIGGER IF EXISTS {guard.name(event)}{target}")


def missing(connection: BaseDatabaseWrapper) -> list[str]:
    """Return the guards that should be there and are not."""
    tables = set(connection.introspection.table_names())
    query = (
        "SELECT tgname FROM pg_trigger"
        if connection.vendor == "postgresql"
        else "SELECT name FROM sqlite_master WHERE type = 'trigger'"
    )
    with connection.cursor() as cursor:
        cursor.execute(query)
        present = {row[0] for row in cursor.fetchall()}
    return [
        guard.name(event)
        for guard in GUARDS
        if guard.table in tables
        for event in _events(guard, connection.vendor)
        if guard.name(event) not in present
    ]


def _events(guard: Guard, vendor: str) -> tuple[str, ...]:
    return (*guard.events, "TRUNCATE") if vendor == "postgresql" else guard.events


def _statements(guard: Guard, vendor: str) -> list[str]:
    if vendor == "postgresql":
        function = f"guard_{guard.table}"
        return [
            f"CREATE OR REPLACE FUNCTION {function}() RETURNS trigger LANGUAGE plpgsql AS "
            f"$$ BEGIN RAISE EXCEPTION '{guard.message}'; END $$",
            *(
                f"CREATE TRIGGER {guard.name(event)} BEFORE {event} ON {guard.table} "
                f"FOR EACH STATEMENT EXECUTE FUNCTION {function}()"
                for event in _events(guard, vendor)
            ),
        ]
    return [
        f"CREATE TRIGGER {guard.name(event)} BEFORE {event} ON {guard.table} "
        f"BEGIN SELECT RAISE(ABORT, '{guard.message}'); END"
        for event in guard.events
    ]
