"""Random schemas over many kinds of objects, and random changes of them, as SQL."""

from collections.abc import Callable, Iterator
from copy import deepcopy
from dataclasses import dataclass, field
from random import Random

NAMES = (
    "books",
    "title",
    "select",
    "Mixed Case",
    'quo"ted',
    "o'clock",
    "semi;colon --",
    "$dollar$",
    "back\\slash",
    "naïve ☃",
    "x" * 63,
    "user",
    "a.b",
    "(paren)",
    "100%",
)
TYPES = (
    "integer",
    "bigint",
    "text",
    "varchar(20)",
    "numeric(12,2)",
    "boolean",
    "timestamptz",
    "jsonb",
)
DEFAULTS = {
    "integer": ("0", "1 + 1"),
    "bigint": ("7", "-1"),
    "text": ("'a''b'", "'x' || 'y'", "upper('q')"),
    "varchar(20)": ("'new'",),
    "numeric(12,2)": ("0", "1.50"),
    "boolean": ("false",),
    "timestamptz": ("now()",),
    "jsonb": ("'{}'",),
}
ROLES = ("keel_reader", "Keel Writer")

# What stands beside the tables: {n} is its name, {m} another, {t} a table with a column ``id``.
ALONE = (
    "create type app.{n} as range (subtype = integer, multirange_type_name = app.{m})",
    "create type app.{n}",
    "create aggregate app.{n}(integer) (sfunc = int4pl, stype = integer, initcond = '0')",
    "create collation app.{n} (provider = libc, locale = 'C')",
    "create conversion app.{n} for 'LATIN1' to 'UTF8' from iso8859_1_to_utf8",
    "create operator family app.{n} using btree",
    "create procedure app.{n}(a integer) language plpgsql as $$begin perform 'it''s'; end$$",
    "create access method {n} type table handler heap_tableam_handler",
    (
        "create text search parser app.{n} (start = prsd_start, gettoken = prsd_nexttoken, "
        "end = prsd_end, lextypes = prsd_lextype)"
    ),
    "create text search template app.{n} (lexize = dsimple_lexize)",
    "create text search dictionary app.{n} (template = pg_catalog.simple, stopwords = english)",
    (
        'create text search configuration app.{n} (parser = pg_catalog."default");'
        "alter text search configuration app.{n} add mapping for word with pg_catalog.simple"
    ),
    (
        "create foreign data wrapper {n} options (a 'b');"
        "create server {m} foreign data wrapper {n} options (c 'd');"
        "create user mapping for public server {m} options (e 'f');"
        "create foreign table app.{n} (a integer) server {m} options (g 'h')"
    ),
    (
        "create table app.{n} (id integer, a text default 'x') partition by list (id);"
        "create index on app.{n} (a);"
        "create table app.{m} partition of app.{n} for values in (1, 2)"
    ),
    (
        "create table app.{n} (id bigint generated always as identity, a integer);"
        "create table app.{m} (b text) inherits (app.{n});"
        "alter table app.{m} alter column a set default 7"
    ),
    (
        "create function app.{n}(cstring) returns app.{m} language internal immutable strict as "
        "'int4in'; create function app.{n}(app.{m}) returns cstring language internal immutable "
        "strict as 'int4out';"
        "create type app.{m} (input = app.{n}, output = app.{n}, like = integer)"
    ),
)
WITH_TABLE = (
    "create rule {n} as on delete to app.{t} do also notify x",
    "create statistics app.{n} on (id + 1) from app.{t}",
    "create statistics app.{n} on (id % 7) from app.{t}; alter statistics app.{n} set statistics 9",
    "create publication {n} for table only app.{t} with (publish = 'insert')",
    "create sequence app.{n} owned by app.{t}.id",
    (
        "create view app.{n} with (security_barrier) as select id, id + 1 as {m} from app.{t};"
        "alter view app.{n} alter column id set default 4; comment on column app.{n}.{m} is 'next'"
    ),
    "create policy {n} on app.{t} as restrictive for update using (id > 1) with check (id < 9)",
    "grant update (id), references (id) on app.{t} to keel_reader with grant option",
    (
        "create constraint trigger {n} after insert on app.{t} deferrable for each row "
        "execute function app.touch()"
    ),
)


def quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def literal(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def role_statements() -> Iterator[str]:
    """Roles are no part of a schema: they have to be there."""
    for role in ROLES:
        yield (
            f"do $$ begin if not exists (select from pg_roles where rolname = {literal(role)}) "
            f"then create role {quoted(role)}; end if; end $$"
        )


@dataclass
class Column:
    name: str
    type: str
    not_null: bool = False
    default: str | None = None
    comment: str | None = None


@dataclass
class Table:
    name: str
    columns: list[Column]
    key: bool = False
    checks: dict[str, str] = field(default_factory=dict)
    indexes: dict[str, tuple[str, bool, str | None]] = field(default_factory=dict)
    policies: dict[str, str] = field(default_factory=dict)
    triggers: dict[str, str] = field(default_factory=dict)
    references: dict[str, str] = field(default_factory=dict)
    comment: str | None = None
    row_security: bool = False
    grants: dict[str, str] = field(default_factory=dict)
    unlogged: bool = False


@dataclass
class Schema:
    """The model; ``sql`` writes it down in an order that works."""

    enums: dict[str, list[str]] = field(default_factory=dict)
    domains: dict[str, tuple[str, str]] = field(default_factory=dict)
    composites: dict[str, list[tuple[str, str]]] = field(default_factory=dict)
    sequences: dict[str, int] = field(default_factory=dict)
    tables: list[Table] = field(default_factory=list)
    functions: dict[str, tuple[str, str, str]] = field(default_factory=dict)
    views: dict[str, tuple[str, str, bool]] = field(default_factory=dict)
    materialized: dict[str, str] = field(default_factory=dict)
    more: dict[str, tuple[str, str]] = field(default_factory=dict)
    """Statements by name, and the table that they are about: empty for none."""

    def sql(self, major: int = 18) -> str:
        return "".join(f"{line};\n" for line in self._statements(major))

    def table(self, name: str) -> Table:
        return next(table for table in self.tables if table.name == name)

    def _statements(self, major: int) -> Iterator[str]:
        yield "create schema app"
        yield from role_statements()
        yield (
            "create function app.touch() returns trigger language plpgsql as "
            "'begin return new; end'"
        )
        for name, labels in self.enums.items():
            yield f"create type app.{quoted(name)} as enum ({', '.join(map(literal, labels))})"
        for name, (base, check) in self.domains.items():
            yield f"create domain app.{quoted(name)} as {base} check ({check})"
        for name, attributes in self.composites.items():
            inner = ", ".join(f"{quoted(one)} {kind}" for one, kind in attributes)
            yield f"create type app.{quoted(name)} as ({inner})"
        for name, start in self.sequences.items():
            yield f"create sequence app.{quoted(name)} start {start}"
        for name, (arguments, returns, body) in self.functions.items():
            yield (
                f"create function app.{quoted(name)}({arguments}) returns {returns} "
                f"language sql immutable as {literal(body)}"
            )
        for table in self.tables:
            yield from self._table(table)
        for table in self.tables:
            for name, other in table.references.items():
                yield (
                    f"alter table app.{quoted(table.name)} add constraint {quoted(name)} "
                    f"foreign key (id) references app.{quoted(other)} (id) on delete cascade"
                )
        for name, (table_name, column, invoker) in self.views.items():
            options = " with (security_invoker = true)" if invoker and major >= 15 else ""
            yield (
                f"create view app.{quoted(name)}{options} as select id, {quoted(column)} "
                f"from app.{quoted(table_name)}"
            )
        for name, table_name in self.materialized.items():
            yield (
                f"create materialized view app.{quoted(name)} as select count(*) as n "
                f"from app.{quoted(table_name)}"
            )
        yield from (text for text, _ in self.more.values())

    def _table(self, table: Table) -> Iterator[str]:
        name = f"app.{quoted(table.name)}"
        columns = ", ".join(_column(one) for one in table.columns)
        key = ", primary key (id)" if table.key else ""
        kind = "unlogged table" if table.unlogged else "table"
        yield f"create {kind} {name} (id bigint not null, {columns}{key})"
        for one, check in table.checks.items():
            yield f"alter table {name} add constraint {quoted(one)} check ({check})"
        for one, (column, unique, where) in table.indexes.items():
            of = "unique index" if unique else "index"
            rest = f" where {where}" if where else ""
            yield f"create {of} {quoted(one)} on {name} ({quoted(column)}){rest}"
        if table.row_security:
            yield f"alter table {name} enable row level security"
        for one, using in table.policies.items():
            yield f"create policy {quoted(one)} on {name} to {quoted(ROLES[0])} using ({using})"
        for one, timing in table.triggers.items():
            rest = "for each row execute function app.touch()"
            yield f"create trigger {quoted(one)} {timing} on {name} {rest}"
        for role, privileges in table.grants.items():
            yield f"grant {privileges} on {name} to {quoted(role)}"
        if table.comment:
            yield f"comment on table {name} is {literal(table.comment)}"
        for each in table.columns:
            if each.comment:
                yield f"comment on column {name}.{quoted(each.name)} is {literal(each.comment)}"


def _column(column: Column) -> str:
    text = f"{quoted(column.name)} {column.type}"
    text += " not null" if column.not_null else ""
    return text + (f" default {column.default}" if column.default else "")


class Maker:
    """Makes and changes models by the numbers it is given."""

    def __init__(self, random: Random) -> None:
        self._random = random
        self._count = 0

    def schema(self) -> Schema:
        schema = Schema()
        for _ in range(self._random.randrange(3, 14)):
            self._add(schema)
        return schema

    def changed(self, before: Schema) -> Schema:
        after = deepcopy(before)
        for _ in range(self._random.randrange(1, 9)):
            self._random.choice((self._add, self._add, self._remove, self._change, self._change))(
                after
            )
        return after

    def _name(self) -> str:
        self._count += 1
        name = self._random.choice(NAMES)
        mark = f"_{self._count}"
        if len(name) + len(mark) <= 63:
            return name + mark
        # Cut off at its end it would be like others: the server refuses a range type with its
        # multirange type where the names of their array types, cut off as well, are the same.
        return f"x{mark}{name}"[:63]

    def _chance(self) -> bool:
        return self._random.random() < 0.4

    def _column(self, schema: Schema) -> Column:
        own = [
            f"app.{quoted(name)}" for name in (*schema.enums, *schema.domains, *schema.composites)
        ]
        kind = self._random.choice((*TYPES, *own, *(f"{one}[]" for one in own)))
        default = (
            self._random.choice(DEFAULTS[kind]) if kind in DEFAULTS and self._chance() else None
        )
        return Column(
            self._name(),
            kind,
            not_null=self._chance(),
            default=default,
            comment=self._random.choice(NAMES) if self._chance() else None,
        )

    def _add(self, schema: Schema) -> None:
        options: list[Callable[[Schema], None]] = [self._add_table] * 3
        options += [self._add_enum, self._add_domain, self._add_composite, self._add_sequence]
        options += [self._add_function] + [self._add_alone] * 5
        if schema.tables:
            options += [self._add_to_table] * 6 + [self._add_view, self._add_materialized]
            options += [self._add_with_table] * 4
        self._random.choice(options)(schema)

    def _add_table(self, schema: Schema) -> None:
        columns = [self._column(schema) for _ in range(self._random.randrange(1, 5))]
        schema.tables.append(
            Table(self._name(), columns, key=self._chance(), unlogged=self._random.random() < 0.1)
        )

    def _add_enum(self, schema: Schema) -> None:
        schema.enums[self._name()] = [self._name() for _ in range(self._random.randrange(1, 4))]

    def _add_domain(self, schema: Schema) -> None:
        schema.domains[self._name()] = self._random.choice(
            (
                ("integer", "value > 0"),
                ("text", "length(value) < 9"),
                ("text", "value in ('a', 'b')"),
            )
        )

    def _add_composite(self, schema: Schema) -> None:
        schema.composites[self._name()] = [
            (self._name(), self._random.choice(TYPES)) for _ in range(self._random.randrange(1, 3))
        ]

    def _add_sequence(self, schema: Schema) -> None:
        schema.sequences[self._name()] = self._random.randrange(1, 99)

    def _add_function(self, schema: Schema) -> None:
        schema.functions[self._name()] = self._random.choice(
            (
                ("a integer", "integer", "select $1 + 1"),
                ("a text, b text default 'q''q'", "text", "select $1 || $2 -- it's"),
                ("", "bigint", "select 7::bigint"),
            )
        )

    def _add_view(self, schema: Schema) -> None:
        table = self._random.choice(schema.tables)
        column = self._random.choice(table.columns)
        schema.views[self._name()] = (table.name, column.name, self._chance())

    def _add_materialized(self, schema: Schema) -> None:
        schema.materialized[self._name()] = self._random.choice(schema.tables).name

    def _add_alone(self, schema: Schema) -> None:
        self._add_more(schema, self._random.choice(ALONE), "")

    def _add_with_table(self, schema: Schema) -> None:
        table = self._random.choice(schema.tables)
        text = self._random.choice(WITH_TABLE)
        if not (table.unlogged and text.startswith("create publication")):
            self._add_more(schema, text, table.name)

    def _add_more(self, schema: Schema, text: str, table: str) -> None:
        name, other = self._name(), self._name()
        names = {"n": quoted(name), "m": quoted(other), "t": quoted(table)}
        schema.more[name] = (text.format(**names), table)

    def _add_to_table(self, schema: Schema) -> None:
        table = self._random.choice(schema.tables)
        column = self._random.choice(table.columns)
        keyed = [
            one.name for one in schema.tables if one.key and one is not table and not one.unlogged
        ]
        what = self._random.randrange(8)
        if what == 0:
            table.columns.append(self._column(schema))
        elif what == 1:
            table.checks[self._name()] = self._random.choice(
                ("id > 0", "id in (1, 2, 3)", f"{quoted(column.name)} is not null")
            )
        elif what == 2 and column.type != "jsonb":
            where = self._random.choice((None, "id > 5"))
            table.indexes[self._name()] = (column.name, self._chance(), where)
        elif what == 3:
            table.policies[self._name()] = self._random.choice(("id > 0", "true"))
        elif what == 4:
            table.triggers[self._name()] = self._random.choice(
                ("before insert", "after update or delete", "before update of id")
            )
        elif what == 5 and keyed:
            table.references[self._name()] = self._random.choice(keyed)
        elif what == 6:
            table.grants[self._random.choice(ROLES)] = self._random.choice(
                ("select", "select, insert", "all")
            )
        else:
            table.comment = self._random.choice(NAMES)

    def _remove(self, schema: Schema) -> None:
        if not schema.tables:
            return
        table = self._random.choice(schema.tables)
        what = self._random.randrange(5)
        if what == 0:
            self._drop_table(schema, table)
        elif what == 1 and len(table.columns) > 1:
            self._drop_column(schema, table, self._random.choice(table.columns))
        elif what == 2:
            for part in (
                table.checks,
                table.indexes,
                table.policies,
                table.triggers,
                table.references,
            ):
                part.clear()
        elif what == 3:
            schema.views.clear()
            schema.materialized.clear()
            for name in [one for one in schema.more if self._chance()]:
                del schema.more[name]
        else:
            table.grants.clear()
            table.comment = None
            schema.functions.clear()

    @staticmethod
    def _drop_table(schema: Schema, table: Table) -> None:
        schema.tables.remove(table)
        for other in schema.tables:
            other.references = {
                name: to for name, to in other.references.items() if to != table.name
            }
        schema.views = {name: one for name, one in schema.views.items() if one[0] != table.name}
        schema.materialized = {
            name: one for name, one in schema.materialized.items() if one != table.name
        }
        schema.more = {name: one for name, one in schema.more.items() if one[1] != table.name}

    @staticmethod
    def _drop_column(schema: Schema, table: Table, column: Column) -> None:
        table.columns.remove(column)
        table.indexes = {name: one for name, one in table.indexes.items() if one[0] != column.name}
        table.checks = {
            name: one for name, one in table.checks.items() if quoted(column.name) not in one
        }
        schema.views = {
            name: one for name, one in schema.views.items() if one[:2] != (table.name, column.name)
        }

    def _change(self, schema: Schema) -> None:
        if schema.enums and self._chance():
            labels = self._random.choice(list(schema.enums.values()))
            if len(labels) > 1 and self._chance():
                labels.pop(self._random.randrange(len(labels)))
                return
            labels.insert(self._random.randrange(len(labels) + 1), self._name())
            return
        if not schema.tables:
            return
        table = self._random.choice(schema.tables)
        column = self._random.choice(table.columns)
        what = self._random.randrange(6)
        if what == 0:
            column.not_null = not column.not_null
        elif what == 1:
            choices = DEFAULTS.get(column.type, ())
            column.default = self._random.choice((None, *choices))
        elif what == 2:
            column.comment = self._random.choice((None, *NAMES))
        elif what == 3:
            table.row_security = not table.row_security
        elif what == 4 and column.type in ("integer", "bigint", "text", "varchar(20)"):
            column.default = None
            column.type = {"integer": "bigint", "bigint": "integer"}.get(column.type, "text")
        else:
            for name, (arguments, returns, _) in schema.functions.items():
                bodies = {
                    "integer": "select $1 - 1",
                    "text": "select $2",
                    "bigint": "select 8::bigint",
                }
                schema.functions[name] = (arguments, returns, bodies[returns])
