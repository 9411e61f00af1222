"""The guard for a statement, written out with its names; for hints of rules."""

from collections.abc import Mapping

from pgkeel.catalog.quoting import identifier
from pgkeel.lint.altered import Altered
from pgkeel.lint.guarding import ALTERATIONS, CONDITIONS, KINDS
from pgkeel.lint.made import Made
from pgkeel.names import Name

_DROP_FIRST = frozenset({"cast", "constraint trigger", "event trigger", "policy"})
"""Kinds that nothing depends on, so that dropping them first loses nothing."""


def creation_guard(made: Made, *, concurrently: bool = False) -> str:
    """Return how to guard the CREATE of ``made``."""
    kind = KINDS[made.kind]
    name = str(made.name) if made.name.schema else identifier(made.name.name)
    # An index lies in the schema of its table: CREATE INDEX takes no other name.
    made_as = identifier(made.name.name) if made.kind == "index" else name
    if concurrently:
        return f"Write DROP INDEX CONCURRENTLY IF EXISTS {name}; above it."
    if kind.words == "or replace":
        return f"CREATE OR REPLACE {made.kind.upper()} {name}"
    if kind.words:
        return f"CREATE {made.kind.upper()} {kind.words.upper()} {made_as}"
    if made.kind in _DROP_FIRST:
        word = "TRIGGER" if made.kind == "constraint trigger" else made.kind.upper()
        on = f" ON {made.table}" if made.table else ""
        shown = "(… AS …)" if made.kind == "cast" else f"{name}{on}"
        return f"Write DROP {word} IF EXISTS {shown}; above it."
    test = creation_test(made)
    if test is None:
        return f"There is no guard for this: make the {made.kind} by hand, once for each server."
    return _in_block(test, kind.again)


def creation_test(made: Made) -> str | None:
    """Return the condition under which ``made`` has to be made, as SQL."""
    kind = KINDS[made.kind]
    if not kind.test:
        return None
    return f"not exists (select from {_filled(kind.test, made.name, made.table)})"


def alteration_guard(altered: Altered) -> str:
    """Return how to guard the command."""
    form = ALTERATIONS[altered.form]
    if form.words:
        return _with_words(altered)
    if altered.form in ("add check", "add foreign key"):
        drop = f"ALTER TABLE {altered.name} DROP CONSTRAINT IF EXISTS {identifier(altered.part)};"
        return f"Write {drop} above it."
    test = alteration_test(altered)
    if test is None:
        return f"Put it in a DO block whose EXCEPTION part catches {CONDITIONS[form.again]}."
    return _in_block(test, form.again)


def _with_words(altered: Altered) -> str:
    form, part = altered.form, identifier(altered.part)
    if form == "rename relation":
        return f"ALTER … IF EXISTS {altered.name} RENAME TO …"
    if form == "set schema of relation":
        return f"ALTER … IF EXISTS {altered.name} SET SCHEMA …"
    if form == "add value":
        return f"ADD VALUE IF NOT EXISTS {_literal(altered.part)}"
    if form in ("drop identity", "drop expression"):
        return f"ALTER COLUMN {part} {form.upper()} IF EXISTS"
    if form == "drop domain constraint":
        return f"DROP CONSTRAINT IF EXISTS {part} (of ALTER DOMAIN)"
    return f"{form.upper()} {ALTERATIONS[form].words.upper()} {part}"


def alteration_test(altered: Altered) -> str | None:
    """Return the condition under which the command has to run, as SQL."""
    form = ALTERATIONS[altered.form]
    if not form.test:
        return None
    values = {"part": altered.part, **altered.values}
    asked = _filled(form.test, altered.name, None, values)
    return f"{'' if form.before else 'not '}exists (select from {asked})"


def _in_block(test: str, sqlstate: str) -> str:
    return (
        f"Put it in a DO block: IF {test} THEN … END IF; or catch {CONDITIONS[sqlstate]} in its "
        "EXCEPTION part."
    )


def _filled(
    test: str, name: Name, table: Name | None, more: Mapping[str, str] | None = None
) -> str:
    """Return ``test`` with the names, as literals, in the places of its braces."""
    qualified = table or name
    values = {
        "name": name.name,
        "relation": name.name,
        "schema": name.schema,
        "namespace": identifier(name.schema),
        "table": str(qualified) if qualified.schema else identifier(qualified.name),
        **(more or {}),
    }
    return test.format(**{key: _literal(value) for key, value in values.items()})


def _literal(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
