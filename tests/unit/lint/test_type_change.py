"""What a change of type costs and loses; on servers, test_type_changes.py shows the same."""

import pytest

from pgkeel.lint.operations.tables import Type
from pgkeel.lint.type_change import cost, is_explicit, is_mere_cast, loss
from type_pairs import Pair, all_costs, all_losses, change, known, schema_of_types, type_named


@pytest.mark.parametrize(("pair", "expected"), all_costs(), ids=str)
def test_cost(pair: Pair, expected: str) -> None:
    schema = schema_of_types()
    before, after = type_named(pair.before), type_named(pair.after)
    assert cost(before, after, lambda type_: known(type_, schema)) == expected


@pytest.mark.parametrize(("pair", "value", "assigned", "explicit"), all_losses(), ids=str)
def test_loss(pair: Pair, value: str, assigned: str, explicit: str) -> None:
    before, after = type_named(pair.before), type_named(pair.after)
    assert str(loss(before, after)).lower() == assigned, value
    assert str(loss(before, after, explicit=True)).lower() == explicit, value


SERIALS = {
    "bigserial > int8": "nothing",
    "serial > int8": "rewrite",
    "smallserial > int2": "nothing",
}


@pytest.mark.parametrize(("pair", "expected"), SERIALS.items())
def test_a_serial_column_has_an_integer_type(pair: str, expected: str) -> None:
    before, _, after = pair.partition(" > ")
    assert cost(type_named(before), type_named(after)) == expected


def test_nothing_is_said_of_a_type_that_is_not_known() -> None:
    assert cost(None, Type("text")) == "unknown"
    assert cost(Type(""), Type("text")) == "unknown"
    assert loss(None, Type("varchar", (3,))) is None
    assert loss(Type(""), Type("varchar", (3,))) is None


def test_types_of_one_name_in_two_schemas_are_two() -> None:
    assert cost(Type("a.mood"), Type("b.mood")) == "rewrite"
    assert cost(Type("mood"), Type("b.mood")) == "nothing"
    assert cost(Type("extensions.citext"), Type("text")) == "indexes"


# USING; whether it is no more than the cast made anyway; whether it says how to convert.
USING = {
    "": (True, False),
    "c": (True, False),
    "t.c": (True, False),
    "c::varchar(9)": (True, True),
    "cast(c as varchar(9))": (True, True),
    "c::varchar(8)": (False, True),
    "c::text": (False, True),
    "d": (False, True),
    "d::varchar(9)": (False, True),
    "lower(c)": (False, True),
    "left(c, 9)::varchar(9)": (False, True),
    "c || ''": (False, True),
}


@pytest.mark.parametrize(("using", "expected"), USING.items(), ids=lambda one: str(one) or "none")
def test_using(using: str, expected: tuple[bool, bool]) -> None:
    op = change(Pair("text", "varchar(9)"), using=using)
    assert (is_mere_cast(op), is_explicit(op)) == expected
