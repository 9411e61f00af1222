"""Changes of a column's type: what the linter says they cost and lose, for unit tests and servers.

``COSTS`` are lines ``before > after: cost``. ``LOSSES`` are lines ``value :: before > after: loss``
of a mere assignment, and behind ``/`` of an explicit cast where that is another.
"""

from dataclasses import dataclass

from pgkeel.lint.known.objects import KnownType, Origin
from pgkeel.lint.known.replay import learn
from pgkeel.lint.known.schema import Schema
from pgkeel.lint.operations.tables import AlterColumnType, Type
from pgkeel.lint.reading.scope import Scope
from pgkeel.lint.reading.statement import operations
from pgkeel.sql import SyntaxProblem, parse

EXTENSIONS = ("citext",)
TYPES = """
create type mood as enum ('happy');
create domain money_of as numeric(10,2);
create domain any_number as numeric;
create domain positive as numeric(10,2) check (value > 0);
create domain short as varchar(20);
create domain numbers as int4[];
"""

COSTS = """
int4 > int4: nothing
int > integer: nothing
int2 > int4: rewrite
int4 > int8: rewrite
int8 > int4: rewrite
int4 > numeric: rewrite
int4 > text: rewrite
int4 > oid: indexes
oid > int4: indexes
oid > regclass: nothing
regclass > oid: nothing
int4 > regclass: indexes
regclass > int4: indexes
int8 > oid: rewrite
int8 > regclass: rewrite
float4 > float8: rewrite
numeric > numeric(10,2): rewrite
numeric(10,2) > numeric: nothing
numeric(10,2) > numeric(12,2): nothing
numeric(10,2) > numeric(12,3): rewrite
numeric(10,2) > numeric(8,2): rewrite
numeric(10,2) > numeric(10,1): rewrite
numeric(10) > numeric(12): nothing
numeric(10) > decimal(12,0): nothing
numeric(10,-2) > numeric(12,-2): nothing
money > numeric: rewrite
varchar(20) > varchar(20): nothing
varchar(20) > character varying(40): nothing
varchar(40) > varchar(20): rewrite
varchar(20) > varchar: nothing
varchar(20) > text: nothing
varchar > text: nothing
text > varchar: nothing
text > varchar(20): rewrite
varchar > varchar(20): rewrite
text > char(5): rewrite
text > bpchar: indexes
varchar(5) > bpchar: indexes
varchar(5) > char(9): rewrite
char(5) > char(9): rewrite
char(5) > bpchar: nothing
char(5) > varchar: rewrite
char(5) > varchar(9): rewrite
char(5) > text: rewrite
bpchar > text: rewrite
bpchar > char(5): rewrite
char > char(1): nothing
text > citext: indexes
varchar(20) > citext: indexes
varchar > citext: indexes
citext > text: indexes
citext > varchar: indexes
citext > varchar(20): rewrite
citext > bpchar: indexes
citext > public.citext: nothing
name > text: rewrite
text > name: rewrite
"char" > text: rewrite
xml > text: indexes
xml > varchar: indexes
bytea > text: rewrite
json > jsonb: rewrite
jsonb > json: rewrite
jsonb > text: rewrite
json > text: rewrite
uuid > text: rewrite
bool > text: rewrite
inet > text: rewrite
mood > text: rewrite
mood > public.mood: nothing
bit(5) > bit(8): rewrite
bit(5) > varbit: indexes
bit(5) > varbit(8): rewrite
varbit(5) > varbit(8): nothing
varbit(8) > varbit(5): rewrite
varbit(5) > bit varying: nothing
varbit > varbit(5): rewrite
varbit(5) > bit(5): rewrite
cidr > inet: nothing
inet > cidr: rewrite
macaddr > macaddr8: rewrite
date > timestamp: rewrite
date > timestamptz: rewrite
timestamp > date: rewrite
timestamptz > date: rewrite
timestamp > time: rewrite
timestamp > timestamptz: rewrite
timestamptz > timestamp: rewrite
timestamp(3) > timestamp: nothing
timestamp(3) > timestamp(6): nothing
timestamp > timestamp(6): nothing
timestamp(6) > timestamp: nothing
timestamp > timestamp(3): rewrite
timestamptz(3) > timestamptz: nothing
timestamptz(3) > timestamptz(5): nothing
timestamptz > timestamptz(3): rewrite
time(3) > time: nothing
time > time(3): rewrite
time > timetz: rewrite
timetz(3) > timetz: nothing
interval(3) > interval: nothing
interval > interval(3): rewrite
interval > interval(6): nothing
interval(3) > interval(5): nothing
interval day > interval: nothing
interval > interval day: rewrite
interval day > interval day to hour: nothing
interval day to hour > interval day: rewrite
interval year > interval month: nothing
interval month > interval year: rewrite
interval day > interval(2): nothing
interval day to second > interval: nothing
interval day to second(3) > interval day to second(5): nothing
interval day to second(5) > interval day to second(3): rewrite
interval hour > interval second(2): nothing
int4[] > int8[]: rewrite
varchar(20)[] > varchar(40)[]: rewrite
varchar(20)[] > varchar[]: nothing
varchar(20)[] > text[]: rewrite
varchar[] > text[]: rewrite
text[] > varchar[]: rewrite
numeric(10,2)[] > numeric(12,2)[]: rewrite
numeric(10,2)[] > numeric[]: nothing
timestamp(3)[] > timestamp[]: nothing
timestamp(3)[] > timestamp(6)[]: rewrite
timestamp(3)[] > timestamp(5)[]: rewrite
char(5)[] > bpchar[]: nothing
cidr[] > inet[]: rewrite
citext[] > text[]: rewrite
int4[] > text: rewrite
money_of > money_of: nothing
money_of > numeric: nothing
money_of > numeric(10,2): rewrite
money_of > any_number: nothing
numeric(10,2) > money_of: nothing
numeric(8,2) > money_of: nothing
numeric(12,2) > money_of: rewrite
numeric(10,2) > any_number: nothing
numeric(10,2) > positive: rewrite
positive > numeric: nothing
positive > money_of: rewrite
varchar(10) > short: nothing
text > short: rewrite
short > text: nothing
int4 > money_of: rewrite
numbers > int4[]: indexes
int4[] > numbers: indexes
"""

LOSSES = """
9999999999 :: int8 > int4: refused
99999 :: int4 > int2: refused
32767 :: int2 > int4: none
2147483647 :: int4 > numeric: none
2147483647 :: int4 > numeric(10): none
2147483647 :: int4 > numeric(9): refused
2147483647 :: int4 > numeric(11,2): refused
9223372036854775807 :: int8 > numeric(18): refused
2147483647 :: int4 > float8: none
16777217 :: int4 > float4: altered
9007199254740993 :: int8 > float8: altered
32767 :: int2 > float4: none
1.5 :: float8 > int4: altered
1.5 :: float4 > int8: altered
0.123456789 :: float8 > float4: altered
0.125 :: float4 > float8: none
1.555 :: float8 > numeric(5,2): altered
0.1 :: float8 > numeric: none
1.5 :: numeric > int8: altered
1.5 :: numeric(3,1) > int8: altered
99999 :: numeric(5) > int2: refused
9999 :: numeric(4) > int2: none
99999 :: numeric(5) > int4: none
0.12345678901234567890 :: numeric > float8: altered
0.123456789012345 :: numeric(15,15) > float8: none
123456789 :: numeric(9) > float4: altered
123.456 :: numeric(6,3) > float4: none
1.555 :: numeric > numeric(10,2): altered
1.55 :: numeric(10,2) > numeric(10,1): altered
12345.67 :: numeric(10,2) > numeric(5,2): refused
12345.67 :: numeric(10,2) > numeric(12,2): none
12345.67 :: numeric(10,2) > numeric(12,3): none
'abcdef' :: text > varchar(3): refused / altered
'abcdef' :: varchar(6) > varchar(3): refused / altered
'abcdef' :: varchar(6) > varchar(9): none
'abcdef' :: varchar(6) > char(3): refused / altered
'abcdef' :: char(6) > varchar(3): refused / altered
'abcdef' :: citext > varchar(3): refused / altered
'abcdef' :: text > varchar: none
array['abcdef'] :: varchar(6)[] > varchar(3)[]: refused / altered
array[9999999999] :: int8[] > int4[]: refused
-2147483648 :: int4 > varchar(11): none
-2147483648 :: int4 > varchar(10): refused / altered
-9223372036854775808 :: int8 > varchar(20): none
false :: bool > varchar(5): none
false :: bool > varchar(4): refused / altered
'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11' :: uuid > varchar(36): none
'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11' :: uuid > char(35): refused / altered
'{"a": 1}' :: jsonb > varchar(3): refused / altered
repeat('x', 99) :: text > name: altered
repeat('x', 99) :: varchar(99) > name: altered
'abc' :: text > "char": altered
'2024-01-01 10:00:00.123456' :: timestamp > timestamp(3): altered
'2024-01-01 10:00:00.123' :: timestamp(3) > timestamp(5): none
'2024-01-01 10:00:00.123456+00' :: timestamptz > timestamptz(0): altered
'10:00:00.123456' :: time > time(3): altered
'2024-01-01 10:00' :: timestamp > date: altered
'2024-01-01 10:00+00' :: timestamptz > date: altered
'2024-01-01 10:00' :: timestamp > time: altered
'2024-01-01 10:00+00' :: timestamptz > timetz: altered
'10:00+02' :: timetz > time: altered
'1.123456 s' :: interval > interval(2): altered
'1 day 2 hours' :: interval > interval day: altered
'1 day' :: interval day > interval: none
'10.0.0.1/8' :: inet > cidr: altered
'10.0.0.0/8' :: cidr > inet: none
B'10101' :: bit(5) > bit(3): refused / altered
B'10101' :: varbit(5) > varbit(3): refused / altered
B'10101' :: bit(5) > varbit(3): refused / altered
B'10101' :: bit(5) > varbit(5): none
"""


@dataclass(frozen=True, slots=True)
class Pair:
    """A type and the one it is changed to, as SQL."""

    before: str
    after: str

    def __str__(self) -> str:
        return f"{self.before} > {self.after}"


def all_costs() -> list[tuple[Pair, str]]:
    """Return the pairs and their costs."""
    lines = [line.rpartition(": ") for line in COSTS.strip().splitlines()]
    return [(_pair(pair), cost) for pair, _, cost in lines]


def all_losses() -> list[tuple[Pair, str, str, str]]:
    """Return the pairs, a value, what assignment does to it, and what an explicit cast does."""
    return [_loss(line) for line in LOSSES.strip().splitlines()]


def _loss(line: str) -> tuple[Pair, str, str, str]:
    value, _, rest = line.partition(" :: ")
    pair, _, told = rest.rpartition(": ")
    assigned, _, explicit = told.partition(" / ")
    return _pair(pair), value, assigned, explicit or assigned


def _pair(text: str) -> Pair:
    before, _, after = text.partition(" > ")
    return Pair(before, after)


def change(pair: Pair, *, using: str = "") -> AlterColumnType:
    """Return the operation that gives column ``c`` the second type."""
    return _alter(f"{pair.after} {using and f'using {using}'}")


def type_named(text: str) -> Type:
    """Return the type that ``text`` stands for."""
    return _alter(text).type


def _alter(rest: str) -> AlterColumnType:
    trees = parse(f"alter table t alter column c type {rest}".encode())
    assert not isinstance(trees, SyntaxProblem), (rest, trees)
    (op,) = operations(trees[0], Scope(), 0)
    assert isinstance(op, AlterColumnType)
    return op


def schema_of_types() -> Schema:
    """Return what the linter knows after the statements of ``TYPES``."""
    trees = parse(TYPES.encode())
    assert not isinstance(trees, SyntaxProblem), trees
    schema = Schema()
    for tree in trees:
        for op in operations(tree, Scope(), 0):
            learn(schema, op, Origin(0, 0))
    return schema


def known(type_: Type, schema: Schema) -> KnownType | None:
    """Return what ``schema`` knows of a type that is written in schema public."""
    return schema.types.get(Scope().parts(tuple(type_.name.split("."))))
