"""One schema with objects of every kind, all their names and texts made of one hostile text."""

from collections.abc import Iterator

HOSTILE = {
    "quotes": "a'b\"c''d\"\"e",
    "statement": "x'; drop table canary; --",
    "closed": 'y"; drop table canary; --',
    "newline": "one\ntwo\r\n\tthree",
    "backslash": "back\\slash\\'n\\x41",
    "dollar": "$$ $a$ $function$ $1",
    "comment": "/* not */ -- this\n",
    "unicode": "naïve ☃ \U0001d4b3 e\u0301",
    "keyword": "select",
    "dotted": "a.b.(c)[1]::d",
    "format": "%s %I {0} :name ?",
    "operator": "a = b, c => d",
    "long": "x" * 63,
    "wide": "☃" * 21,
}
"""Names are made of these, and comments, defaults, options and bodies of functions hold them."""

# What no object of a schema has, or has without a name: it is made once, beside.
EXTRAS = (
    "select lo_create(0)",
    "do $$ begin execute format('alter database %I set work_mem = 99', current_database()); end $$",
    "create table with_row_type (a int); comment on type with_row_type is 'said of the row type'",
)


class Hostile:
    """Makes names and literals of one text."""

    def __init__(self, text: str) -> None:
        self._text = text

    def name(self, mark: str) -> str:
        """Return a name of at most 63 bytes that ``mark`` tells from the others."""
        kept = self._text.encode()[: 63 - len(mark)].decode(errors="ignore")
        return kept + mark

    def __getattr__(self, mark: str) -> str:
        """Return such a name as SQL."""
        return '"' + self.name(mark).replace('"', '""') + '"'

    @property
    def text(self) -> str:
        """Return the text as a literal."""
        return "E'" + self._text.replace("\\", "\\\\").replace("'", "''") + "'"

    @property
    def bodies(self) -> Iterator[str]:
        """Yield bodies of functions, each quoted in another way, that return the text."""
        body = f"select {self.text}::text /* it''s $$ $x$ \\ */"
        yield "'" + body.replace("'", "''") + "'"
        yield f"$body$select $a$ ' $a$ || {self.text} -- $$ $function$ $procedure$\n$body$"
        if "$function$" not in self.text:
            yield f"$function$select {self.text}::text || E'\\\\'$function$"
        yield "E'select \\'it\\'\\'s\\' || \\'\\\\\\\\\\''"


def role_names(h: Hostile) -> tuple[str, str]:
    """Return the names of the roles that ``statements`` makes."""
    return h.name("_owner"), h.name("_reader")


def statements(h: Hostile, major: int) -> Iterator[str]:
    """Yield the SQL, in an order that works."""
    yield f"create role {h._owner}; create role {h._reader}; create schema {h.app}"
    yield f"create extension citext with schema {h.app}"
    for part in (_types, _routines, _searching, _tables, _on_tables, _partitions):
        yield from part(h)
    yield from _views(h)
    yield from _foreign(h)
    yield from _replicated(h, major)
    yield from _facets(h, major)


def _types(h: Hostile) -> Iterator[str]:
    internal = "language internal immutable strict as"
    yield f"create type {h.app}.{h.base}"
    yield (
        f"create function {h.app}.{h.base_in}(cstring) returns {h.app}.{h.base} {internal} 'int4in'"
    )
    yield (
        f"create function {h.app}.{h.base_out}({h.app}.{h.base}) returns cstring {internal} "
        "'int4out'"
    )
    yield (
        f"create type {h.app}.{h.base} (input = {h.app}.{h.base_in}, "
        f"output = {h.app}.{h.base_out}, like = integer, default = '7')"
    )
    yield f"create type {h.app}.{h.shell}"
    yield (
        f"create type {h.app}.{h.enum} as enum ({h.text}, 'b')"
        if len(h.text.encode()) < 70
        else f"create type {h.app}.{h.enum} as enum ('a', 'b')"
    )
    yield f"create collation {h.app}.{h.collation} (provider = libc, locale = 'C')"
    yield (
        f"create domain {h.app}.{h.domain} as text collate {h.app}.{h.collation} "
        f"default {h.text} constraint {h.domain_check} check (value <> {h.text} || 'x')"
    )
    yield f"create type {h.app}.{h.composite} as ({h.one} text, {h.two} {h.app}.{h.enum})"
    yield (
        f"create type {h.app}.{h.range} as range (subtype = integer, "
        f"multirange_type_name = {h.app}.{h.multirange})"
    )


def _routines(h: Hostile) -> Iterator[str]:
    for number, body in enumerate(h.bodies):
        yield (
            f"create function {h.app}.{getattr(h, f'f{number}')}({h.argument} text "
            f"default {h.text}) returns text language sql as {body}"
        )
    yield (
        f"create procedure {h.app}.{h.procedure}({h.argument} text, inout {h.result} int) "
        f"language plpgsql as $p$begin raise notice '%', {h.text}; end$p$"
    )
    yield (
        f"create function {h.app}.{h.atomic}({h.argument} integer) returns text "
        f"begin atomic select {h.text} as {h.column}; end"
    )
    yield (
        f"create function {h.app}.{h.window}() returns bigint language internal window "
        "as 'window_row_number'"
    )
    yield (
        f"create function {h.app}.{h.fires}() returns trigger language plpgsql as "
        f"$t$begin perform {h.text}; return new; end$t$"
    )
    yield (
        f"create function {h.app}.{h.on_event}() returns event_trigger language plpgsql as "
        "'begin end'"
    )
    yield (
        f"create event trigger {h.event} on ddl_command_end when tag in ('DROP CONVERSION') "
        f"execute function {h.app}.{h.on_event}()"
    )
    yield (
        f"create function {h.app}.{h.adds}(integer, integer) returns integer language sql "
        "as 'select $1 + $2'"
    )
    yield (
        f"create aggregate {h.app}.{h.total}({h.argument} integer) (sfunc = {h.app}.{h.adds}, "
        "stype = integer, initcond = '0')"
    )
    yield (
        f"create operator {h.app}.<-> (leftarg = integer, rightarg = integer, "
        f"function = {h.app}.{h.adds})"
    )
    yield f"create operator family {h.app}.{h.family} using btree"
    yield (
        f"create operator class {h.app}.{h.opclass} for type integer using btree "
        f"family {h.app}.{h.family} as operator 1 <, operator 3 =, function 1 "
        "btint4cmp(integer, integer)"
    )
    yield (
        f"create function {h.app}.{h.becomes}({h.app}.{h.composite}) returns integer "
        "language sql as 'select 1'"
    )
    yield (
        f"create cast ({h.app}.{h.composite} as integer) with function "
        f"{h.app}.{h.becomes}({h.app}.{h.composite}) as assignment"
    )
    yield f"create conversion {h.app}.{h.conversion} for 'LATIN1' to 'UTF8' from iso8859_1_to_utf8"
    yield (
        f"create trusted language {h.language} handler plpgsql_call_handler "
        "inline plpgsql_inline_handler validator plpgsql_validator"
    )
    yield (
        f"create function {h.app}.{h.from_sql}(internal) returns internal language internal "
        "immutable as 'prsd_lextype'"
    )
    yield (
        f"create transform for {h.app}.{h.base} language {h.language} "
        f"(from sql with function {h.app}.{h.from_sql}(internal))"
    )
    yield f"create access method {h.method} type table handler heap_tableam_handler"


def _searching(h: Hostile) -> Iterator[str]:
    yield (
        f"create text search parser {h.app}.{h.parser} (start = prsd_start, "
        "gettoken = prsd_nexttoken, end = prsd_end, lextypes = prsd_lextype)"
    )
    yield (
        f"create text search template {h.app}.{h.template} (init = dsimple_init, "
        "lexize = dsimple_lexize)"
    )
    yield (
        f"create text search dictionary {h.app}.{h.dictionary} (template = {h.app}.{h.template}, "
        "stopwords = english)"
    )
    yield (
        f"create text search configuration {h.app}.{h.configuration} (parser = {h.app}.{h.parser})"
    )
    yield (
        f"alter text search configuration {h.app}.{h.configuration} "
        f"add mapping for word with {h.app}.{h.dictionary}"
    )


def _tables(h: Hostile) -> Iterator[str]:
    yield (
        f"create table {h.app}.{h.table} ({h.id} bigint generated always as identity "
        f"constraint {h.key} primary key, {h.note} text default {h.text}, "
        f"{h.kind} {h.app}.{h.enum}, {h.price} {h.app}.{h.base}, {h.part} {h.app}.{h.composite}[], "
        f"{h.computed} text generated always as ({h.note} || {h.text}) stored, "
        f"{h.name_} {h.app}.{h.domain} constraint {h.present} not null, "
        f"{h.span} {h.app}.{h.range}, "
        f"constraint {h.check} check ({h.note} <> {h.text}), "
        f"constraint {h.unique} unique ({h.note}))"
    )
    yield (
        f"create table {h.app}.{h.other} ({h.ref} bigint constraint {h.foreign} references "
        f"{h.app}.{h.table} ({h.id}) on delete cascade, {h.counted} integer, "
        f"constraint {h.excluded} exclude using btree ({h.counted} with =)) using {h.method}"
    )
    yield f"create table {h.app}.{h.typed} of {h.app}.{h.composite} ({h.one} default {h.text})"
    yield f"create table {h.app}.{h.heir} ({h.more} text) inherits ({h.app}.{h.table})"
    yield f"alter table {h.app}.{h.heir} alter column {h.note} set default {h.text} || 'x'"
    yield f"create sequence {h.app}.{h.sequence} owned by {h.app}.{h.other}.{h.counted}"
    yield (
        f"alter table {h.app}.{h.other} alter column {h.counted} "
        f"set default nextval('{_escaped(h.app)}.{_escaped(h.sequence)}')"
    )


def _escaped(name: str) -> str:
    return name.replace("'", "''")


def _on_tables(h: Hostile) -> Iterator[str]:
    table = f"{h.app}.{h.table}"
    yield (
        f"create index {h.index} on {table} (lower({h.note}), {h.id}) where {h.note} <> {h.text}"
    )
    yield f"create unique index {h.identified} on {table} ({h.name_})"
    yield f"alter table {table} replica identity using index {h.identified}"
    yield f"alter table {table} cluster on {h.key}"
    yield (
        f"create policy {h.policy} on {table} as restrictive for update to {h._reader} "
        f"using ({h.note} = {h.text}) with check ({h.note} <> {h.text})"
    )
    yield (
        f"create trigger {h.trigger} before update of {h.note} on {table} for each row "
        f"when (old.{h.note} = {h.text}) execute function {h.app}.{h.fires}({h.text}, 'b')"
    )
    yield (
        f"create rule {h.rule} as on update to {table} where old.{h.note} = {h.text} "
        f"do also select {h.text} as {h.column}"
    )
    yield f"create statistics {h.app}.{h.statistics} on {h.note}, {h.id} from {table}"


def _partitions(h: Hostile) -> Iterator[str]:
    whole, part = f"{h.app}.{h.whole}", f"{h.app}.{h.part1}"
    yield f"create table {whole} ({h.id} integer, {h.note} text) partition by list ({h.note})"
    yield f"create table {part} ({h.id} integer, {h.note} text)"
    yield f"create index {h.own_index} on {part} ({h.id})"
    yield f"alter table {whole} attach partition {part} for values in ({h.text})"
    yield f"create index {h.whole_index} on {whole} ({h.id})"
    yield (
        f"create trigger {h.whole_trigger} after insert on {whole} for each row "
        f"execute function {h.app}.{h.fires}()"
    )
    yield f"alter table {part} disable trigger {h.whole_trigger}"


def _views(h: Hostile) -> Iterator[str]:
    yield (
        f"create view {h.app}.{h.view} ({h.first}, {h.second}) with (security_barrier = true) as "
        f"select {h.id}, {h.note} || {h.text} from {h.app}.{h.table}"
    )
    yield f"alter view {h.app}.{h.view} alter column {h.second} set default {h.text}"
    yield (
        f"create materialized view {h.app}.{h.stored} as select {h.note} as {h.first}, "
        f"{h.text}::text as {h.second} from {h.app}.{h.table}"
    )
    yield f"create index {h.stored_index} on {h.app}.{h.stored} ({h.first})"


def _foreign(h: Hostile) -> Iterator[str]:
    name = h.option.replace("=", "")  # the one sign that it must not hold
    option = f"{name} {h.text}"
    yield f"create foreign data wrapper {h.wrapper} options ({option})"
    yield (
        f"create server {h.server} type {h.text} version {h.text} "
        f"foreign data wrapper {h.wrapper} options ({option})"
    )
    yield (
        f"create foreign table {h.app}.{h.far} ({h.one} text options ({option})) "
        f"server {h.server} options ({option})"
    )
    yield f"create user mapping for {h._reader} server {h.server} options ({option})"
    yield f"create user mapping for public server {h.server}"


def _replicated(h: Hostile, major: int) -> Iterator[str]:
    yield f"create publication {h.publication} with (publish = 'insert')"
    if major >= 15:
        row = f" where ({h.note} = {h.text})"
        yield f"alter publication {h.publication} add table {h.app}.{h.table}{row}"
        yield f"create publication {h.publication2} for tables in schema {h.app}"
    else:
        yield f"alter publication {h.publication} add table {h.app}.{h.table}"
    yield (
        f"create subscription {h.subscription} connection '' publication {h.publication} "
        "with (connect = false, slot_name = none)"
    )


def _facets(h: Hostile, major: int) -> Iterator[str]:
    a = h.app
    for words in (
        f"schema {a}",
        f"table {a}.{h.table}",
        f"column {a}.{h.table}.{h.note}",
        f"column {a}.{h.composite}.{h.one}",
        f"column {a}.{h.view}.{h.first}",
        f"constraint {h.check} on {a}.{h.table}",
        f"constraint {h.domain_check} on domain {a}.{h.domain}",
        f"index {a}.{h.index}",
        f"index {a}.{h.key}",
        f"index {a}.{h.own_index}",
        f"sequence {a}.{h.sequence}",
        f"view {a}.{h.view}",
        f"materialized view {a}.{h.stored}",
        f"foreign table {a}.{h.far}",
        f"type {a}.{h.base}",
        f"type {a}.{h.shell}",
        f"type {a}.{h.enum}",
        f"type {a}.{h.composite}",
        f"type {a}.{h.range}",
        f"domain {a}.{h.domain}",
        f"collation {a}.{h.collation}",
        f"conversion {a}.{h.conversion}",
        f"function {a}.{h.f0}(text)",
        f"procedure {a}.{h.procedure}(text, integer)",
        f"aggregate {a}.{h.total}(integer)",
        f"operator {a}.<-> (integer, integer)",
        f"operator class {a}.{h.opclass} using btree",
        f"operator family {a}.{h.family} using btree",
        f"cast ({a}.{h.composite} as integer)",
        f"transform for {a}.{h.base} language {h.language}",
        f"language {h.language}",
        f"access method {h.method}",
        f"text search parser {a}.{h.parser}",
        f"text search template {a}.{h.template}",
        f"text search dictionary {a}.{h.dictionary}",
        f"text search configuration {a}.{h.configuration}",
        f"policy {h.policy} on {a}.{h.table}",
        f"trigger {h.trigger} on {a}.{h.table}",
        f"rule {h.rule} on {a}.{h.table}",
        f"statistics {a}.{h.statistics}",
        f"event trigger {h.event}",
        f"foreign data wrapper {h.wrapper}",
        f"server {h.server}",
        f"publication {h.publication}",
        f"subscription {h.subscription}",
        *((f"constraint {h.present} on {a}.{h.table}",) if major >= 18 else ()),
    ):
        yield f"comment on {words} is {h.text}"
    for words in (
        f"usage on schema {a}",
        f"select ({h.note}), insert on {a}.{h.table}",
        f"select on {a}.{h.view}",
        f"usage on sequence {a}.{h.sequence}",
        f"execute on function {a}.{h.f0}(text)",
        f"usage on type {a}.{h.domain}",
        f"usage on language {h.language}",
        f"usage on foreign server {h.server}",
        f"usage on foreign data wrapper {h.wrapper}",
    ):
        yield f"grant {words} to {h._reader} with grant option"
    yield f"alter default privileges for role {h._owner} grant select on tables to {h._reader}"
    yield (
        f"alter default privileges for role {h._owner} in schema {a} "
        f"grant usage on sequences to {h._reader}"
    )
    for words in (f"schema {a}", f"table {a}.{h.other}", f"type {a}.{h.base}"):
        yield f"alter {words} owner to {h._owner}"
