"""IMMUTABLE functions that depend on who asks or when."""

import re

from pgkeel.lint.at import At
from pgkeel.lint.operations.objects import CreateRoutine
from pgkeel.lint.rule import Found, Rule

_CHANGING = re.compile(
    r"\b(auth\.(uid|jwt|role|email)|current_setting|current_user|session_user|current_date"
    r"|current_timestamp|now|clock_timestamp|random|gen_random_uuid)\b",
    re.IGNORECASE,
)


def _check(op: CreateRoutine, _: At) -> Found | None:
    if op.volatility != "immutable" or not op.body:
        return None
    found = _CHANGING.search(op.body)
    return Found(f"{op.name} is IMMUTABLE and asks {found[0]}") if found else None


RULE = Rule(
    code="LNT731",
    slug="immutable-reads-session",
    family="privileges",
    level="warning",
    summary="an IMMUTABLE function depends on who asks or when",
    why="PostgreSQL may compute an IMMUTABLE function once and keep the result, in a plan or "
    "an index: one user then gets the answer of another.",
    instead="Mark it STABLE.",
    bad="""\
create or replace function private.me() returns uuid
--<
  language sql immutable set search_path = '' as $$ select auth.uid() $$;
""",
    good="""\
create or replace function private.me() returns uuid
  language sql stable set search_path = '' as $$ select auth.uid() $$;
""",
    on=(CreateRoutine,),
    check=_check,
    words=("immutable",),
)
