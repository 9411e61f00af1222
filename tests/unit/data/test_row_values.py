"""What servers quote of rows: gone where a column is classified, there where none is."""

import pytest

from pgkeel.data.classes import classified_in
from pgkeel.data.row_values import HIDDEN, blotted

ADA = "ada@lovelace.org"
QUOTED = {
    "unique": f"Key (email)=({ADA}) already exists.",
    "of several": f"Key (tenant, email)=(7, {ADA}) already exists.",
    "of an expression": f"Key (lower(email))=({ADA}) already exists.",
    "in quotes": f'Key ("email")=({ADA}) already exists.',
    "duplicated": f"Key (email)=({ADA}) is duplicated.",
    "foreign": f'Key (email)=({ADA}) is not present in table "members".',
    "referenced": f'Key (email)=({ADA}) is still referenced from table "loans".',
    "excluded": f"Key (email)=({ADA}) conflicts with existing key (email)=({ADA}).",
    "of two lines": f"Key (email)=(Ada\n{ADA}) already exists.",
    "with parentheses": f"Key (email)=((a) {ADA} (b)) already exists.",
    "row": f"DETAIL:  Failing row contains (1, Ada, {ADA}).\nCONTEXT:  SQL statement",
    "row of lines": f"DETAIL:  Failing row contains (1, (a)\n(b), {ADA}).\nnothing of it is left",
    "partition": f"Partition key of the failing row contains (email) = ({ADA}).",
    "number": f'invalid input syntax for type integer: "{ADA}"',
    "number of lines": f'invalid input syntax for type integer: "Ada\n{ADA}" (SQLSTATE 22P02)',
    "enum": f'invalid input value for enum public.mood: "{ADA}"',
    "array": f'malformed array literal: "{ADA}"',
    "date": f'date/time field value out of range: "{ADA}"',
    "range": f'value "{ADA}" is out of range for type integer',
    "json": f'CONTEXT:  JSON data, line 1: {{"mail": {ADA}',
    "copied": f'CONTEXT:  COPY members, line 3, column email: "{ADA}"',
    "copied line": f'CONTEXT:  COPY members, line 3: "1,Ada,{ADA}"',
    "parameters": f"CONTEXT:  unnamed portal with parameters: $1 = '{ADA}'",
}


@pytest.mark.parametrize("text", QUOTED.values(), ids=QUOTED)
def test_a_classified_value_goes_and_the_rest_stays(text: str) -> None:
    shown = blotted(text, lambda: frozenset({"email"}))
    assert "lovelace" not in shown
    assert HIDDEN in shown
    assert shown.split("(")[0].split(":")[0] in text
    assert blotted(text, frozenset) == text
    assert "lovelace" not in blotted(text, lambda: None), "nobody knows what is classified"


@pytest.mark.parametrize(
    "text",
    [
        "Key (number)=(7) already exists.",
        'CONTEXT:  COPY books, line 3, column title: "Emma"',
        "relation email does not exist",
        'Key (number)=(7) is not present in table "email".',
    ],
)
def test_other_columns_are_told(text: str) -> None:
    assert blotted(text, lambda: frozenset({"email"})) == text


def test_nobody_asks_where_nothing_is_quoted() -> None:
    def asked() -> frozenset[str]:
        raise AssertionError

    assert blotted('syntax error at or near "("', asked)


def test_comments_classify() -> None:
    text = b"""
    comment on column public.a.mail is 'It''s his. [pii]';
    COMMENT ON COLUMN "Odd"."T"."Key" IS $$Opens. [secret]$$;
    comment on column public . a . plain is 'Says [nothing].';
    comment on table public.a is '[pii]';
    comment on column a.other is E'x [secret]';
    """
    assert [*classified_in(text)] == ["mail", "Key", "other"]
