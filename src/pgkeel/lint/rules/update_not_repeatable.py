"""UPDATE and ALTER COLUMN … USING that compute a column from itself."""

from pgkeel.lint.at import At
from pgkeel.lint.guards import is_fresh, is_tested
from pgkeel.lint.operations.rows import Update
from pgkeel.lint.operations.tables import AlterColumnType
from pgkeel.lint.reading.nodes import columns_in
from pgkeel.lint.rule import Found, Rule
from pgkeel.lint.self_reference import computes_from_itself
from pgkeel.lint.type_change import is_mere_cast
from pgkeel.names import quoted


def _check(op: Update | AlterColumnType, at: At) -> Found | None:
    if is_fresh(op.table, at) or is_tested(at.statement):
        return None
    if isinstance(op, AlterColumnType):
        if is_mere_cast(op) or op.column not in columns_in(op.using):
            return None
        column = quoted(op.column)
        return Found(
            f"a second run computes {column} of {op.table} once more, from what the first has made",
            hint="Put it in a DO block that looks first whether the column still has the old type.",
            table=op.table,
        )
    excluded = set(columns_in(op.where))
    written = {column for column, _ in op.assignments}
    if excluded & written:
        return None
    for column, value in op.assignments:
        known = at.schema.column(op.table, column)
        if computes_from_itself(column, value, known.type if known else None):
            return Found(
                f"a second run changes {quoted(column)} of {op.table} once more", table=op.table
            )
    return None


RULE = Rule(
    code="LNT509",
    slug="update-not-repeatable",
    family="idempotence",
    level="warning",
    summary="an UPDATE that changes more every time it is run",
    why="`stock = stock + 1` or `title = title || '!'` gives another result in the second run than "
    "in the first; after a failure half way nobody can tell which rows have it. The same holds for "
    "ALTER COLUMN … TYPE … USING: it is computed again from what is there.",
    instead="Write it so that a second run finds nothing to do: a WHERE that leaves out what is "
    "done, a column that notes it, or a new column that is computed from the old one.",
    bad="""\
update public.books set price = price * 1.07 where published < '2020-01-01';
--     ^
""",
    good="""\
update public.books set price = 19.9 where price is null;
""",
    on=(Update, AlterColumnType),
    check=_check,
)
