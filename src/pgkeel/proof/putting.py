"""The statements by which a rollback puts rows back from what was kept; pure."""

from collections.abc import Iterable, Iterator, Sequence

from pgkeel.catalog.firing import FIRING
from pgkeel.catalog.kinds.column import Column
from pgkeel.catalog.objects import Object
from pgkeel.catalog.quoting import identifier, literal, qualified
from pgkeel.catalog.snapshot import Snapshot
from pgkeel.names import Name
from pgkeel.proof.restoring import Put, columns_of
from pgkeel.rows.backups import Keeping, kept_name

# Values of other types may be equal and not the same, or know no equality.
_COMPARED = frozenset(
    {
        "bigint",
        "boolean",
        "bytea",
        "character varying",
        "date",
        "integer",
        "smallint",
        "text",
        "uuid",
    }
)
_DEFERRED = "INITIALLY DEFERRED"
_GUARD = """\
-- What {label} takes is put back from what keel kept before it: without that nothing is done.
DO $keel$
DECLARE
  kept text;
BEGIN
  FOREACH kept IN ARRAY ARRAY[{kept}] LOOP
    IF pg_catalog.to_regclass(kept) IS NULL THEN
      RAISE EXCEPTION '% is not there: the rows of before {label} are to come from it', kept
        USING ERRCODE = 'undefined_table', HINT = {hint};
    END IF;
  END LOOP;
END
$keel$;
"""
_HINT = (
    "keel keeps them when it applies {label}, if the approval of {label} says `backup: table`."
    " Bring the table back from elsewhere, or go without its rows:"
    " keel rollback --draft {label} --no-backup --force"
)


def guard(keeping: Keeping) -> str:
    """Return what ends a rollback, before it does anything, where a table was not kept."""
    kept = ", ".join(literal(qualified(_kept(keeping, one))) for one in keeping.tables)
    hint = literal(_HINT.format(label=keeping.label))
    return _GUARD.format(label=keeping.label, kept=kept, hint=hint)


def putting(put: Put, before: Snapshot, made: Snapshot, keeping: Keeping) -> Iterator[str]:
    """Yield the statements for one table, to be run in the schema of ``schema_for``."""
    table = before.objects[put.address]
    if table.record.row_security:
        yield "SET LOCAL row_security = off"
    quiet = [] if put.anew else list(_triggers(put, before, made))
    for one, _ in quiet:
        yield f"ALTER TABLE {qualified(put.table)} DISABLE TRIGGER {identifier(one)}"
    columns = columns_of(before, put.table)
    if put.rows:
        yield _inserted(put, columns, keeping)
    if put.columns:
        yield _updated(put, columns, keeping)
    if quiet and _is_deferred(before):
        yield "SET CONSTRAINTS ALL IMMEDIATE"
    for one, firing in quiet:
        yield f"ALTER TABLE {qualified(put.table)} {FIRING[firing]} TRIGGER {identifier(one)}"


def settled(puts: Iterable[Put], before: Snapshot) -> Iterator[str]:
    """Yield what has to be done once all rows are back, and before anything else of the schema."""
    if any(puts) and _is_deferred(before):
        yield "SET CONSTRAINTS ALL IMMEDIATE"


def counting(put: Put, before: Snapshot, *, restarted: bool) -> Iterator[str]:
    """Yield what sets the sequences of one table beyond its rows, once all else is as before.

    ``restarted``: the migration sets sequences back that it leaves.
    """
    table = qualified(put.table)
    for item in columns_of(before, put.table):
        name = item.address.path[-1]
        if not (put.anew or name in put.added or (put.rows and restarted)):
            continue
        if not _counts(item, before):
            continue
        column = f"t.{identifier(name)}"
        far, further = ("min", "least") if _counts_down(item, before) else ("max", "greatest")
        yield (
            f"SELECT pg_catalog.setval(s, {further}({far}({column}),"
            f" pg_catalog.pg_sequence_last_value(s)))\n"
            f"FROM {table} t, pg_catalog.to_regclass("
            f"pg_catalog.pg_get_serial_sequence({literal(table)}, {literal(name)})) s\n"
            f"WHERE s IS NOT NULL GROUP BY s"
        )


def _kept(keeping: Keeping, table: Name) -> Name:
    return kept_name(keeping.schema, keeping.label, table)


def _inserted(put: Put, columns: Sequence[Object[Column]], keeping: Keeping) -> str:
    written = [one for one in columns if not one.record.generated]
    listed = ", ".join(identifier(one.address.path[-1]) for one in written)
    values = ", ".join(f"b.{identifier(one.address.path[-1])}" for one in written)
    overriding = "OVERRIDING SYSTEM VALUE " if any(one.record.identity for one in written) else ""
    missing = ""
    if put.key:
        missing = (
            f"\nWHERE NOT EXISTS (SELECT FROM {qualified(put.table)} t WHERE {_same(put.key)})"
        )
    return (
        f"INSERT INTO {qualified(put.table)} ({listed})\n"
        f"{overriding}SELECT {values} FROM {qualified(_kept(keeping, put.table))} b{missing}"
    )


def _updated(put: Put, columns: Sequence[Object[Column]], keeping: Keeping) -> str:
    types = {one.address.path[-1]: one.record.type for one in columns}
    given = ", ".join(f"{identifier(one)} = b.{identifier(one)}" for one in put.columns)
    text = (
        f"UPDATE {qualified(put.table)} t SET {given}\n"
        f"FROM {qualified(_kept(keeping, put.table))} b WHERE {_same(put.key)}"
    )
    if put.added:
        return text
    unlike = " OR ".join(_unlike(one, types[one]) for one in put.columns)
    return f"{text}\n  AND ({unlike})"


def _same(key: Sequence[str]) -> str:
    return " AND ".join(f"t.{identifier(one)} = b.{identifier(one)}" for one in key)


def _unlike(column: str, kind: str) -> str:
    cast = "" if kind.partition("(")[0] in _COMPARED else "::text"
    name = identifier(column)
    return f"t.{name}{cast} IS DISTINCT FROM b.{name}{cast}"


def _triggers(put: Put, before: Snapshot, made: Snapshot) -> Iterator[tuple[str, str]]:
    """Yield the triggers that stand while rows are put back and would see it, and their state."""
    for item in before.children.get(put.address, ()):
        stands = made.objects.get(item.address)
        if item.address.kind != "trigger" or not stands or stands.record != item.record:
            continue
        if item.record.enabled in ("O", "A"):
            yield item.address.path[-1], item.record.enabled


def _is_deferred(before: Snapshot) -> bool:
    """Whether anything waits for the end of the transaction, so that no table can be altered."""
    return any(
        _DEFERRED in item.record.definition
        for item in before.objects.values()
        if item.address.kind in ("constraint", "trigger")
    )


def _counts(item: Object[Column], before: Snapshot) -> bool:
    if item.record.identity:
        return True
    default = before.child(item.address, "default")
    return default is not None and default.record.expression.startswith("nextval(")


def _counts_down(item: Object[Column], before: Snapshot) -> bool:
    if item.record.identity:
        return any(one.startswith("INCREMENT BY -") for one in item.record.sequence)
    owned = [
        one.whole
        for one in before.objects.values()
        if one.address.kind == "sequence owner" and tuple(one.record.column) == item.address.path
    ]
    return any(before.objects[one].record.increment < 0 for one in owned)
