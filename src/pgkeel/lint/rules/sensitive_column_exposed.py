"""Columns of secrets in an exposed table without row-level security."""

import re
from collections.abc import Iterator

from pgkeel.lint.at import At
from pgkeel.lint.operations.operation import FileEnd
from pgkeel.lint.rule import Found, Rule

_SENSITIVE = re.compile(
    r"passw|secret|token|api_?key|private_?key|ssn|iban|card_?(number|no)|cvc|cvv|tax_?id"
)


def _check(_: FileEnd, at: At) -> Iterator[Found]:
    for table in at.schema.tables.values():
        if table.rls or table.kind != "table" or not at.is_exposed(table.name):
            continue
        for column in table.columns.values():
            if column.origin.file == at.file.number and _SENSITIVE.search(column.name.lower()):
                words = f"{column.name} of {table.name} is served by the API to anybody granted it"
                yield Found(words, at=column.origin.at)


RULE = Rule(
    code="LNT724",
    slug="sensitive-column-exposed",
    family="rls",
    level="info",
    summary="a column of secrets is served by an API",
    why="By its name it holds something nobody else should see, and no policy of the table is "
    "heeded.",
    instead="Keep it in a schema that is not exposed, or encrypted, and enable row-level security.",
    bad="""\
create table if not exists public.keys (
  id bigint primary key,
  api_key text
--^
);
""",
    good="""\
create table if not exists private.keys (
  id bigint primary key,
  api_key text
);
""",
    on=(FileEnd,),
    check=_check,
    preset="supabase",
    also=("table-without-rls",),
)
