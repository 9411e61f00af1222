"""ALTER COLUMN … DROP IDENTITY and DROP EXPRESSION."""

from collections.abc import Iterator

from pgkeel.lint.at import At
from pgkeel.lint.operations.operation import FileEnd
from pgkeel.lint.operations.tables import ChangeTable
from pgkeel.lint.placing import offset_of
from pgkeel.lint.rule import Found, Rule
from pgkeel.lint.valued import is_given_value
from pgkeel.names import quoted

_COMMANDS = frozenset({"DropIdentity", "DropExpression"})


def _check(_: FileEnd, at: At) -> Iterator[Found]:
    for number, (op, where) in enumerate(at.earlier):
        if not isinstance(op, ChangeTable) or op.command not in _COMMANDS or at.is_new(op.table):
            continue
        if not is_given_value(op.table, op.subject, number, at):
            column = quoted(op.subject)
            said = (
                f"INSERTs into {op.table} that leave out {column} fail from then on"
                if op.command == "DropIdentity"
                else f"{column} of {op.table} is no longer computed: its values stay as they are"
            )
            yield Found(said, table=op.table, at=offset_of(op, where, at.file.text))


RULE = Rule(
    code="LNT426",
    slug="drop-identity-or-expression",
    family="compatibility",
    level="warning",
    summary="a column is no longer counted or computed",
    why="DROP IDENTITY takes the sequence and how far it had counted; the column stays NOT NULL, "
    "so INSERTs that leave it out fail. DROP EXPRESSION keeps the values that are there, and they "
    "no longer follow the columns that they were computed from.",
    instead="Give the column a default, or a trigger that computes it, in the same migration.",
    bad="""\
set local lock_timeout = '5s';
alter table public.books alter column id drop identity if exists;
--                       ^
""",
    good="""\
set local lock_timeout = '5s';
create sequence if not exists public.books_number;
alter table public.books alter column id drop identity if exists;
alter table public.books alter column id set default nextval('public.books_number');
""",
    on=(FileEnd,),
    check=_check,
    words=("drop",),
    in_rollback=False,
)
