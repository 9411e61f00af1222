"""What handlers catch, and how guards are written out; a server proves them in ``integration``."""

import pytest

from pgkeel.lint.altered import Altered
from pgkeel.lint.guard_hints import alteration_guard, creation_guard
from pgkeel.lint.guarding import ALTERATIONS, CONDITIONS, KINDS, catches
from pgkeel.lint.made import Made
from pgkeel.names import Name

CAUGHT = [
    (("duplicate_object",), "42710", True),
    (("duplicate_object",), "42P07", False),
    (("duplicate_table", "duplicate_object"), "42P07", True),
    (("42p07",), "42P07", True),
    (("42P07",), "42P07", True),
    (("others",), "55000", True),
    (("syntax_error_or_access_rule_violation",), "42701", True),
    (("42000",), "42P16", True),
    (("integrity_constraint_violation",), "23505", True),
    (("data_exception",), "42703", False),
    (("no_such_condition",), "42710", False),
    ((), "42710", False),
]


@pytest.mark.parametrize(("conditions", "sqlstate", "caught"), CAUGHT)
def test_what_is_caught(conditions: tuple[str, ...], sqlstate: str, caught: bool) -> None:
    assert catches(conditions, sqlstate) is caught


def test_every_sqlstate_has_a_name() -> None:
    raised = {kind.again for kind in KINDS.values()} | {kind.gone for kind in KINDS.values()}
    raised |= {form.again for form in ALTERATIONS.values()}
    assert raised == CONDITIONS.keys()


BOOKS = Name("public", "books")
CREATIONS = {
    "CREATE TABLE IF NOT EXISTS public.books": Made(kind="table", name=BOOKS),
    "CREATE OR REPLACE VIEW public.books": Made(kind="view", name=BOOKS),
    # A schema there is a syntax error.
    'CREATE INDEX IF NOT EXISTS "I"': Made(kind="index", name=Name("public", "I"), table=BOOKS),
    "CREATE EXTENSION IF NOT EXISTS citext": Made(kind="extension", name=Name("", "citext")),
    'Write DROP POLICY IF EXISTS "a b" ON public.books; above it.': Made(
        kind="policy", name=Name("", "a b"), table=BOOKS
    ),
    "Write DROP TRIGGER IF EXISTS g ON public.books; above it.": Made(
        kind="constraint trigger", name=Name("", "g"), table=BOOKS
    ),
    "Put it in a DO block: IF not exists (select from pg_type where typname = 'it''s' and "
    "typnamespace = '\"A\"'::regnamespace) THEN … END IF; or catch duplicate_object in its "
    "EXCEPTION part.": Made(kind="type", name=Name("A", "it's")),
    "There is no guard for this: make the database by hand, once for each server.": Made(
        kind="database", name=Name("", "x")
    ),
}


@pytest.mark.parametrize("hint", CREATIONS)
def test_guards_of_creations(hint: str) -> None:
    assert creation_guard(CREATIONS[hint]) == hint


def test_an_index_that_may_be_left_invalid_is_dropped_first() -> None:
    made = Made(kind="index", name=Name("public", "i"), table=BOOKS)
    hint = "Write DROP INDEX CONCURRENTLY IF EXISTS public.i; above it."
    assert creation_guard(made, concurrently=True) == hint


COMMANDS = {
    "ADD COLUMN IF NOT EXISTS pages": Altered(
        form="add column", name=BOOKS, part="pages", words=""
    ),
    "ADD VALUE IF NOT EXISTS 'it''s'": Altered(form="add value", name=BOOKS, part="it's", words=""),
    'DROP CONSTRAINT IF EXISTS "C"': Altered(
        form="drop constraint", name=BOOKS, part="C", words=""
    ),
    "DROP CONSTRAINT IF EXISTS c (of ALTER DOMAIN)": Altered(
        form="drop domain constraint", name=BOOKS, part="c", words=""
    ),
    "ALTER COLUMN id DROP IDENTITY IF EXISTS": Altered(
        form="drop identity", name=BOOKS, part="id", words=""
    ),
    "ALTER … IF EXISTS public.books RENAME TO …": Altered(
        form="rename relation", name=BOOKS, words=""
    ),
    "ALTER … IF EXISTS public.books SET SCHEMA …": Altered(
        form="set schema of relation", name=BOOKS, words=""
    ),
    "Write ALTER TABLE public.books DROP CONSTRAINT IF EXISTS c; above it.": Altered(
        form="add check", name=BOOKS, part="c", words=""
    ),
    "Put it in a DO block whose EXCEPTION part catches duplicate_object.": Altered(
        form="add option", name=Name("", "s"), part="host", words=""
    ),
    "Put it in a DO block: IF exists (select from pg_enum where enumtypid = "
    "'public.books'::regtype and enumlabel = 'a') THEN … END IF; or catch "
    "invalid_parameter_value in its EXCEPTION part.": Altered(
        form="rename value", name=BOOKS, part="a", words=""
    ),
}


@pytest.mark.parametrize("hint", COMMANDS)
def test_guards_of_commands(hint: str) -> None:
    assert alteration_guard(COMMANDS[hint]) == hint
