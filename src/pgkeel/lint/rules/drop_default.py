"""ALTER COLUMN … DROP DEFAULT."""

from collections.abc import Iterator

from pgkeel.lint.at import At
from pgkeel.lint.operations.operation import FileEnd
from pgkeel.lint.operations.tables import SetDefault
from pgkeel.lint.placing import offset_of
from pgkeel.lint.rule import Found, Rule
from pgkeel.lint.valued import is_given_value
from pgkeel.names import quoted


def _check(_: FileEnd, at: At) -> Iterator[Found]:
    for number, (op, where) in enumerate(at.earlier):
        if not isinstance(op, SetDefault) or op.default is not None:
            continue
        if at.is_new(op.table) or at.is_new_column(op.table, op.column):
            continue
        if not is_given_value(op.table, op.column, number, at):
            known = at.schema.column(op.table, op.column)
            means = "fail" if known and known.not_null else "write NULL"
            yield Found(
                f"INSERTs into {op.table} that leave out {quoted(op.column)} {means} from then on",
                table=op.table,
                at=offset_of(op, where, at.file.text),
            )


RULE = Rule(
    code="LNT425",
    slug="drop-default",
    family="compatibility",
    level="info",
    summary="a column loses its default",
    why="Statements of the running application that leave the column out write NULL from then on, "
    "or fail (23502) where it is NOT NULL.",
    instead="First release an application that always writes the column, then drop the default.",
    bad="""\
set local lock_timeout = '5s';
alter table public.books alter column price drop default;
--                       ^
""",
    good="""\
set local lock_timeout = '5s';
alter table public.books alter column price set default 1;
""",
    on=(FileEnd,),
    check=_check,
    words=("drop",),
    in_rollback=False,
)
