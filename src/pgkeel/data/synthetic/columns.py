"""The value of one column of one row: by its name where that tells enough, else by its type."""

from collections.abc import Mapping

from msgspec import Struct

from pgkeel.data.classes import classes_of
from pgkeel.data.synthetic import moments
from pgkeel.data.synthetic.figures import figure
from pgkeel.data.synthetic.meanings import fake_secret, is_secret, meant
from pgkeel.data.synthetic.plain import Ask, cut
from pgkeel.data.synthetic.reading import Field, Table
from pgkeel.data.synthetic.row import Row, in_words
from pgkeel.data.synthetic.types import Type
from pgkeel.data.synthetic.values import Values

_SELDOM = moments.stage_of("deleted_at")
_NO = ("deleted", "archived", "hidden", "banned", "disabled", "locked", "revoked", "test", "super")


class Column(Struct, frozen=True, kw_only=True):
    """What decides the values of a column, whichever row it is."""

    field: Field
    type: Type
    """Below all domains."""
    modifier: int
    secret: bool
    unique: bool
    """Whether no two rows may have the same in it."""


def column_of(table: Table, field: Field, values: Values, classes: Mapping[str, str]) -> Column:
    """Return what decides the values of ``field``."""
    kind, modifier = values.base(field.type, field.modifier)
    name = ".".join((*table.path, field.name))
    held = classes_of(field.comment, classes, name)
    alone = any(one.columns == (field.name,) for one in table.keys)
    return Column(
        field=field,
        type=kind,
        modifier=modifier,
        secret="secret" in held or (kind.category == "S" and is_secret(field.name)),
        unique=alone or field.name in table.excludes,
    )


def value(column: Column, row: Row, values: Values, *, required: bool) -> str | None:
    """Return a value as text; ``None`` for none, which ``required`` rules out where it can."""
    field, kind = column.field, column.type
    random = row.own(field.name)
    if not required and _is_left_out(field.name, row, random.random()):
        return None
    ask = Ask(
        random=random,
        number=row.number,
        modifier=column.modifier,
        text=lambda: row.words.phrase(random),
        ordered=column.unique,
    )
    if column.secret:
        found = _fake(column, row, ask)
    elif kind.category == "S" and not kind.own:
        found = _text(column, row, ask, values)
    else:
        found = _other(column, row, ask)
    return values.of(field.type, ask) if found is None else found


def _is_left_out(name: str, row: Row, chance: float) -> bool:
    # The first row shows what every column is for.
    if not row.number:
        return False
    return chance < (0.8 if moments.stage_of(name) == _SELDOM else 0.12)


def _text(column: Column, row: Row, ask: Ask, values: Values) -> str | None:
    if column.type.name == "char":
        return None
    found = meant(column.field.name, column.field.comment, row, ask)
    if found is None and not values.tried(column.field.type):
        found = ask.text()
        found += f" {ask.number + 1}" if column.unique else ""
    if found is None:
        return None
    size = column.modifier - 4 if column.modifier > 4 else None
    size = 63 if column.type.name == "name" else size
    if column.unique and size is not None and len(found) > size:
        tail = str(ask.number + 1)
        return (found[: max(0, size - len(tail))] + tail)[-size:]
    return cut(found, size)


def _other(column: Column, row: Row, ask: Ask) -> str | None:
    name, kind = column.field.name, column.type.name
    if column.type.own:
        return None
    if kind in {"date", "timestamp", "timestamptz"}:
        at = moments.moment(name, row.number, row.life(), ask.random)
        if kind == "date":
            return f"{at:%Y-%m-%d}"
        return f"{at:%Y-%m-%d %H:%M:%S}" + ("+00" if kind == "timestamptz" else "")
    if kind in {"time", "timetz"}:
        return moments.clock(name, ask.random)
    if kind == "bool":
        words = in_words(name)
        chance = 0.1 if any(one in words for one in _NO) else 0.7
        return "true" if ask.random.random() < chance else "false"
    return figure(name, kind, ask)


def _fake(column: Column, row: Row, ask: Ask) -> str | None:
    """Return what is plainly no secret, of a type that may hold one."""
    kind, number = column.type, row.number + 1
    if kind.category == "S":
        size = column.modifier - 4 if column.modifier > 4 else None
        text = fake_secret(column.field.name, ask)
        return text if size is None or len(text) <= size else f"fake{number}"[-size:]
    plainly = {
        "uuid": f"00000000-0000-4000-8000-{number:012}",
        "bytea": rf"\x{number:016x}",
        "json": f'{{"fake": {number}}}',
        "jsonb": f'{{"fake": {number}}}',
        "int2": str(number % 30_000),
        "int4": str(number),
        "int8": str(number),
        "numeric": str(number),
    }
    return plainly.get(kind.name)
