"""Foreign keys to auth.users that stand in the way of deleting users."""

from collections.abc import Iterator

from pgkeel.lint.at import At
from pgkeel.lint.constrained import CONSTRAINED, constraints_of
from pgkeel.lint.operations.operation import Operation
from pgkeel.lint.rule import Found, Rule
from pgkeel.names import Name

_USERS = Name("auth", "users")


def _check(op: Operation, _: At) -> Iterator[Found]:
    for key in constraints_of(op):
        if key.references == _USERS and key.on_delete == "a":
            yield Found("a user who has rows here can never be deleted", at=key.at)


RULE = Rule(
    code="LNT725",
    slug="key-to-auth-users",
    family="supabase",
    level="warning",
    summary="a foreign key keeps users from being deleted",
    why="Without ON DELETE, deleting the user fails: in the dashboard, through the API, and "
    "when somebody asks for their data to be erased.",
    instead="`on delete cascade` for what belongs to the user, `on delete set null` for what "
    "stays.",
    bad="""\
set local lock_timeout = '5s';
create table if not exists private.notes (
  id bigint primary key,
  author uuid references auth.users (id)
--            ^
);
create index if not exists notes_author on private.notes (author);
""",
    good="""\
set local lock_timeout = '5s';
create table if not exists private.notes (
  id bigint primary key,
  author uuid references auth.users (id) on delete cascade
);
create index if not exists notes_author on private.notes (author);
""",
    on=CONSTRAINED,
    check=_check,
    words=("users",),
    preset="supabase",
)
