"""Tables whose owner passes over row-level security."""

from collections.abc import Iterator

from pgkeel.lint.at import At
from pgkeel.lint.operations.operation import HistoryEnd
from pgkeel.lint.rule import Found, Rule


def _check(_: HistoryEnd, at: At) -> Iterator[Found]:
    for table in at.schema.tables.values():
        if table.rls and not table.forced and table.kind == "table":
            words = f"no policy of {table.name} holds for its owner"
            yield Found(words, origin=table.origin)


RULE = Rule(
    code="LNT732",
    slug="rls-not-forced",
    family="rls",
    level="off",
    summary="row-level security does not hold for the owner of a table",
    why="The owner of a table sees and changes every row whatever its policies say, unless they "
    "are forced (manual: Row Security Policies). Where the application connects as the role that "
    "runs the migrations, that is everybody. On Supabase clients never own tables.",
    instead="Let the application connect as another role; or `alter table … force row level "
    "security`, after giving the migrations a policy or BYPASSRLS of their own.",
    bad="""\
create table if not exists private.shelves (id bigint primary key);
--                         ^
alter table private.shelves enable row level security;
""",
    good="""\
create table if not exists private.shelves (id bigint primary key);
alter table private.shelves enable row level security;
alter table private.shelves force row level security;
""",
    on=(HistoryEnd,),
    check=_check,
)
