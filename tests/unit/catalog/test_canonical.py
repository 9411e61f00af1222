"""Texts of expressions before and after the server has read its own writing."""

import pytest

from pgkeel.catalog.canonical import canonical

PAIRS = (
    (
        "((s)::text = ANY ((ARRAY['a'::character varying, 'b'::character varying])::text[]))",
        "((s)::text = ANY (ARRAY[('a'::character varying)::text, ('b'::character varying)::text]))",
    ),
    (
        "((s)::text <> ALL ((ARRAY['it''s, [x'::character varying])::text[]))",
        "((s)::text <> ALL (ARRAY[('it''s, [x'::character varying)::text]))",
    ),
    (
        "(x = ANY ((ARRAY[f(a, b), (c)[1]])::numeric(10,2)[]))",
        "(x = ANY (ARRAY[(f(a, b))::numeric(10,2), ((c)[1])::numeric(10,2)]))",
    ),
    (
        '(x = ANY ((ARRAY[\'a\'::text])::app."My ""type"""[]))',
        '(x = ANY (ARRAY[(\'a\'::text)::app."My ""type"""]))',
    ),
)
NAMINGS = (
    ("( SELECT 'all'::name AS name) x", "( SELECT 'all'::name) x"),
    ("SELECT NULL::integer AS int4, 1", "SELECT NULL::integer, 1"),
    ("SELECT 'a'::character varying(3) AS \"varchar\"", "SELECT 'a'::character varying(3)"),
    ("SELECT '{}'::app.mood[] AS mood\n FROM t", "SELECT '{}'::app.mood[]\n FROM t"),
    ("SELECT 'it''s'::\"My T\" AS \"My T\"", "SELECT 'it''s'::\"My T\""),
)
SETTLED = (
    "SELECT 'a'::text AS name",
    "SELECT (title)::text AS text",
    "SELECT ' NULL::text AS text'::text AS t",
    "XMLFOREST('a'::text AS text)",
    "",
    "(a > 5)",
    "'(ARRAY[1])::text[]'::text",
    "(ARRAY[ARRAY[1, 2], ARRAY[3, 4]])::numeric[]",
    "((ARRAY[1, 2])[1] > 0)",
    "(ARRAY[1, 2",
)


@pytest.mark.parametrize(("text", "settled"), NAMINGS)
def test_a_constant_has_no_name_that_it_gets_by_itself(text: str, settled: str) -> None:
    assert canonical(text) == settled
    assert canonical(settled) == settled


@pytest.mark.parametrize(("text", "settled"), PAIRS)
def test_a_cast_of_an_array_becomes_an_array_of_casts(text: str, settled: str) -> None:
    assert canonical(text) == settled
    assert canonical(settled) == settled


@pytest.mark.parametrize("text", SETTLED)
def test_everything_else_stays(text: str) -> None:
    assert canonical(text) == text
