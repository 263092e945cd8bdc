"""What the database itself refuses, whoever asks: triggers on append-only tables.

A SQLite table remake silently loses its triggers, and a trigger that reads another table stops
that table's next migration. So all guards are removed before migrations run and installed after
them, from this one list, as often as one likes.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.backends.base.base import BaseDatabaseWrapper

from kerja.models import Berkas, Bukti, Jejak


@dataclass(frozen=True)
class Guard:
    """A table whose rows may be added and read, and nothing that is ``refused``.

    ``keys`` are its unique columns: on SQLite an INSERT OR REPLACE would take away the row that
    has one of them, and no trigger of DELETE fires for that. A ``counter`` is the unique column
    that every new row continues by one: one far ahead would leave no next number to the others.

    ``frozen`` guards only rows that say so of themselves: a condition on their own columns, with
    ``{row}`` for the row ("{row}.beku"). ``parent`` is then the column of the document that they
    belong to: where one of its rows is frozen, no row is added or moved in.

    ``fixed`` refuses a change of these columns alone; the rest may be given until the row says, by
    ``final``, that it has them ("{row}.dicabut IS NOT NULL"). A key that is unique only among some
    rows says which: "pengguna_id WHERE {row}.dicabut IS NULL".
    """

    table: str
    message: str
    keys: tuple[str, ...]
    counter: str = ""
    refused: tuple[str, ...] = ("UPDATE", "DELETE")
    frozen: str = ""
    parent: str = ""
    fixed: tuple[str, ...] = ()
    final: str = ""

    def name(self, event: str) -> str:
        """Return the trigger's name for an event."""
        return f"guard_{self.table}_{event.lower()}"

    def events(self, vendor: str) -> tuple[str, ...]:
        """Return the statements that are refused, INSERT only where ``refused_insert`` holds."""
        insert = ("INSERT",) if self.refused_insert(vendor) else ()
        truncate = ("TRUNCATE",) if vendor == "postgresql" else ()
        return (*self.refused, *truncate, *insert)

    def refused_insert(self, vendor: str) -> str:
        """Return the condition on which a new row is refused, "" = never. It reads this table only.

        PostgreSQL knows no REPLACE; what it does on a conflict is an UPDATE, and refused as such.
        """
        # SQLite shows an id that it has yet to give as -1, which is nobody's.
        there = f"SELECT 1 FROM {self.table} AS ada WHERE {self._held('ada')} AND"
        taken = [f"EXISTS ({there} {_same(key)})" for key in self.keys]
        if self.parent and vendor == "postgresql":
            return f"EXISTS ({there} {_same(self.parent)})"
        if self.parent:
            taken.append(f"EXISTS ({there} {_same(self.parent)})")
        last = f"SELECT COALESCE(MAX({self.counter}), 0) FROM {self.table}"
        skips = [f"NEW.{self.counter} <> ({last}) + 1"] if self.counter else []
        return " OR ".join(skips if vendor == "postgresql" else [*taken, *skips])

    def refused_row(self, event: str) -> str:
        """Return the condition on which an UPDATE or DELETE is refused, "" = always."""
        if self.fixed and event == "UPDATE":
            changed = " OR ".join(_changed(column) for column in self.fixed)
            return f"{changed} OR ({self.final.format(row='OLD')})" if self.final else changed
        if not self.frozen:
            return ""
        held = f"({self.frozen.format(row='OLD')})"
        if event == "DELETE" or not self.parent:
            return held
        moved = f"NEW.{self.parent} <> OLD.{self.parent}"
        there = f"SELECT 1 FROM {self.table} AS ada WHERE {self._held('ada')}"
        return f"{held} OR ({moved} AND EXISTS ({there} AND {_same(self.parent)}))"

    def _held(self, row: str) -> str:
        frozen = f"({self.frozen.format(row=row)})" if self.frozen else ""
        return frozen or f"{row}.id > 0"


def _same(key: str) -> str:
    """Return that a row has the key (columns, separated by commas) of the new one."""
    names, _, among = key.partition(" WHERE ")
    columns = [column.strip() for column in names.split(",")]
    same = [f"ada.{column} = NEW.{column}" for column in columns]
    if among:
        same += [f"({among.format(row=row)})" for row in ("ada", "NEW")]
    return " AND ".join(same)


def _changed(column: str) -> str:
    """Return that an UPDATE changes a column, to or from nothing too, in words of both databases."""
    old, new = f"OLD.{column}", f"NEW.{column}"
    return f"({old} IS NULL) <> ({new} IS NULL) OR {old} <> {new}"


GUARDS: list[Guard] = [
    Guard(
        Jejak._meta.db_table,
        "Jejak tidak dapat diubah atau dihapus.",
        keys=("id",),
        counter="nomor",
    ),
    Guard(
        Berkas._meta.db_table,
        "Berkas tidak dapat diubah atau dihapus.",
        keys=("id", "sha256"),
    ),
    Guard(
        Bukti._meta.db_table,
        "Bukti dukung tidak dapat dihapus.",
        keys=("id", "menggantikan_id"),
        refused=("DELETE",),
    ),
]


def register(guards: Sequence[Guard]) -> None:
    """Add the guards of an app above to the list; twice is once."""
    GUARDS.extend(guard for guard in guards if guard not in GUARDS)


def install(connection: BaseDatabaseWrapper) -> None:
    """Put every guard on its table; tables that do not exist yet are passed over."""
    remove(connection)
    with connection.cursor() as cursor:
        for guard in _present(connection):
            for statement in _statements(guard, connection.vendor):
                cursor.execute(statement)


def remove(connection: BaseDatabaseWrapper) -> None:
    """Take every guard off, for a migration or the end of a test."""
    with connection.cursor() as cursor:
        for guard in _present(connection):
            target = f" ON {guard.table}" if connection.vendor == "postgresql" else ""
            for event in guard.events(connection.vendor):
                cursor.execute(f"DROP TRIGGER IF EXISTS {guard.name(event)}{target}")


def missing(connection: BaseDatabaseWrapper) -> list[str]:
    """Return the guards that should be there and are not, or are there and disabled."""
    query = (
        "SELECT relname, tgname FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid "
        "WHERE tgenabled IN ('O', 'A') AND pg_table_is_visible(pg_class.oid)"
        if connection.vendor == "postgresql"
        else "SELECT tbl_name, name FROM sqlite_master WHERE type = 'trigger'"
    )
    with connection.cursor() as cursor:
        cursor.execute(query)
        at_work = set(cursor.fetchall())
    return [
        guard.name(event)
        for guard in _present(connection)
        for event in guard.events(connection.vendor)
        if (guard.table, guard.name(event)) not in at_work
    ]


def _present(connection: BaseDatabaseWrapper) -> list[Guard]:
    tables = set(connection.introspection.table_names())
    return [guard for guard in GUARDS if guard.table in tables]


def _statements(guard: Guard, vendor: str) -> list[str]:
    build = _for_postgresql if vendor == "postgresql" else _for_sqlite
    return [line for event in guard.events(vendor) for line in build(guard, event)]


def _for_postgresql(guard: Guard, event: str) -> list[str]:
    refuse, rows = f"RAISE EXCEPTION '{guard.message}';", "STATEMENT"
    if event == "INSERT":
        refuse = f"IF {guard.refused_insert('postgresql')} THEN {refuse} END IF; RETURN NEW;"
        rows = "ROW"
    elif condition := guard.refused_row(event) if event != "TRUNCATE" else "":
        row = "OLD" if event == "DELETE" else "NEW"
        refuse = f"IF {condition} THEN {refuse} END IF; RETURN {row};"
        rows = "ROW"
    name = guard.name(event)
    return [
        f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN {refuse} END $$",
        f"CREATE TRIGGER {name} BEFORE {event} ON {guard.table} "
        f"FOR EACH {rows} EXECUTE FUNCTION {name}()",
    ]


def _for_sqlite(guard: Guard, event: str) -> list[str]:
    condition = guard.refused_insert("sqlite") if event == "INSERT" else guard.refused_row(event)
    when = f"WHEN {condition} " if condition else ""
    return [
        f"CREATE TRIGGER {guard.name(event)} BEFORE {event} ON {guard.table} "
        f"{when}BEGIN SELECT RAISE(ABORT, '{guard.message}'); END"
    ]
