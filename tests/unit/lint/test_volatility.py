"""Which defaults are computed anew for every row."""

import pytest

from pgkeel.lint.known.objects import Origin
from pgkeel.lint.known.replay import learn
from pgkeel.lint.known.schema import Schema
from pgkeel.lint.operations.objects import CreateRoutine
from pgkeel.lint.operations.tables import AddColumn
from pgkeel.lint.reading.scope import Scope
from pgkeel.lint.reading.statement import operations
from pgkeel.lint.volatility import BUILT_IN, OF_EXTENSIONS, VOLATILE, volatile_call
from pgkeel.names import Name
from pgkeel.sql import SyntaxProblem, parse

HISTORY = {
    Name("public", "steady"): "immutable",
    Name("public", "moody"): "volatile",
    Name("app", "tenant"): "stable",
    Name("public", "random"): "immutable",
    Name("public", "lower"): "volatile",
}

# The default, and the function that makes it volatile or of which nothing is known.
DEFAULTS = {
    "0": None,
    "'{}'::jsonb": None,
    "null": None,
    "now()": None,
    "pg_catalog.now()": None,
    "current_timestamp": None,
    "current_date": None,
    "current_user": None,
    "localtimestamp(0)": None,
    "(now() at time zone 'utc')": None,
    "now() + interval '1 day'": None,
    "date_trunc('day', now())": None,
    "extract(year from now())": None,
    "coalesce(nullif(current_setting('app.x', true), ''), trim(' a '))": None,
    "array[]::text[]": None,
    "upper('a') || substring('abc' from 2)": None,
    "encode(sha256('a'::bytea), 'hex')": None,
    "auth.uid()": None,
    "(auth.jwt() ->> 'email')": None,
    "extensions.digest('a', 'sha256')": None,
    "steady()": None,
    "public.steady()": None,
    "app.tenant()": None,
    "lower('A')": None,
    "gen_random_uuid()": "gen_random_uuid",
    "pg_catalog.gen_random_uuid()": "pg_catalog.gen_random_uuid",
    "extensions.uuid_generate_v4()": "extensions.uuid_generate_v4",
    "clock_timestamp()": "clock_timestamp",
    "nextval('s')": "nextval",
    "nextval('s'::regclass)": "nextval",
    "random()": "random",
    "floor(random() * 10)::int": "random",
    "'a' || md5(random()::text)": "random",
    "case when true then 1 else random() end": "random",
    "coalesce(1, random())": "random",
    "array[uuidv7()]": "uuidv7",
    "moody()": "moody",
    "steady(moody())": "moody",
    "unheard_of()": "unheard_of",
    "app.lower('A')": "app.lower",
    "public.lower('A')": "public.lower",
    "other.uid()": "other.uid",
    "tenant()": "tenant",
}


@pytest.mark.parametrize(("default", "function"), DEFAULTS.items(), ids=DEFAULTS)
def test_default(default: str, function: str | None) -> None:
    trees = parse(f"alter table t add column c text default {default}".encode())
    assert not isinstance(trees, SyntaxProblem), trees
    (op,) = operations(trees[0], Scope(), 0)
    assert isinstance(op, AddColumn)
    schema = Schema()
    for name, volatility in HISTORY.items():
        routine = CreateRoutine(kind="function", name=name, volatility=volatility)
        learn(schema, routine, Origin(0, 0))
    assert volatile_call(op.column.default, schema, Scope()) == function


def test_the_search_path_decides_whose_function_it_is() -> None:
    trees = parse(b"select tenant()")
    assert not isinstance(trees, SyntaxProblem), trees
    schema = Schema()
    routine = CreateRoutine(kind="function", name=Name("app", "tenant"), volatility="stable")
    learn(schema, routine, Origin(0, 0))
    assert volatile_call(trees[0], schema, Scope(schema="app")) is None
    assert volatile_call(trees[0], schema, Scope(schema="public")) == "tenant"


def test_no_function_is_in_two_lists() -> None:
    assert not VOLATILE & BUILT_IN
    assert not VOLATILE & OF_EXTENSIONS
    assert not BUILT_IN & OF_EXTENSIONS
