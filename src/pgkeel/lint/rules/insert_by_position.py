"""INSERT without the names of columns."""

from pgkeel.lint.at import At
from pgkeel.lint.operations.rows import Insert
from pgkeel.lint.rule import Found, Rule


def _check(op: Insert, at: At) -> Found | None:
    query = op.tree.get("selectStmt")
    if op.columns or query is None or at.is_new(op.table):
        return None
    return Found(f"the values go to the columns of {op.table} in the order that it has here")


RULE = Rule(
    code="LNT803",
    slug="insert-by-position",
    family="rows",
    level="info",
    summary="an INSERT does not name its columns",
    why="Values go to columns by their position. Databases that got their columns in "
    "another order, by other migrations or by hand, get them in the wrong ones; too few"
    " values are filled up by defaults without a word.",
    instead="Write the columns: `insert into … (id, title) values …`.",
    bad="""\
insert into public.authors overriding system value values (1, 'Ada', null, null)
--          ^
on conflict (id) do nothing;
""",
    good="""\
insert into public.authors (id, name) overriding system value values (1, 'Ada')
on conflict (id) do nothing;
""",
    on=(Insert,),
    check=_check,
    words=("insert",),
)
