"""What a server writes of a condition, made easier to read, and never into something else."""

import pytest

from pgkeel.data.expressions import readable

CASES = {
    "((a >= 1) AND (a <= 9))": "a >= 1 AND a <= 9",
    "((a = 1) OR ((b = 2) AND (c = 3)))": "a = 1 OR (b = 2 AND c = 3)",
    "((a OR b) AND c)": "(a OR b) AND c",
    "(NOT (a AND b))": "NOT (a AND b)",
    "((status = ANY (ARRAY['a'::public.s, 'b'::public.s])) AND ok)": "status in ('a', 'b') AND ok",
    "((x)::text = 'y'::text)": "x = 'y'",
    "((f(a))[1] = 'b'::text)": "(f(a))[1] = 'b'",
    "((a + b) > 2)": "(a + b) > 2",
    "((a || b) ~ 'c (d) AND (e)'::text)": "(a || b) ~ 'c (d) AND (e)'",
    "(a = '(x) AND (y)'::text)": "a = '(x) AND (y)'",
    "(EXISTS ( SELECT 1 FROM t WHERE ((t.a = b) AND (t.c = d))))": (
        "EXISTS (SELECT 1 FROM t WHERE t.a = b AND t.c = d)"
    ),
    "((a = b) = c)": "(a = b) = c",
    "((a IS NULL) OR (b IS NOT NULL))": "a IS NULL OR b IS NOT NULL",
    "(CASE WHEN (a > 1) THEN b END)": "CASE WHEN (a > 1) THEN b END",
    "f((a), (b))": "f((a), (b))",
    "(a = 'it''s (so'::text)": "a = 'it''s (so'",
}


@pytest.mark.parametrize(("written", "read"), CASES.items())
def test_reads_as_people_write(written: str, read: str) -> None:
    assert readable(written) == read
    assert readable(read) == read
