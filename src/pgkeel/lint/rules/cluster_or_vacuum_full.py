"""CLUSTER and VACUUM FULL."""

from pgkeel.lint.at import At
from pgkeel.lint.operations.rows import Cluster, Vacuum
from pgkeel.lint.rule import Found, Rule


def _check(op: Cluster | Vacuum, _: At) -> Found | None:
    if isinstance(op, Vacuum) and not op.full:
        return None
    word = "CLUSTER" if isinstance(op, Cluster) else "VACUUM FULL"
    what = str(op.table) if op.table else "every table"
    return Found(f"{word} writes {what} anew while it is locked", table=op.table)


RULE = Rule(
    code="LNT124",
    slug="cluster-or-vacuum-full",
    family="tables",
    level="error",
    summary="CLUSTER or VACUUM FULL writes a table anew",
    why="Both write the whole table and its indexes anew under ACCESS EXCLUSIVE: nobody reads or "
    "writes it meanwhile, and it takes twice the disk.",
    instead="Plain VACUUM gives the space back to the table. To give it back to the disk while "
    "the table is used: pg_repack, from outside the migrations.",
    bad="""\
-- keel: no-transaction
set lock_timeout = '5s';
vacuum (full, analyze) public.books;
--                     ^
""",
    good="""\
-- keel: no-transaction
vacuum (analyze) public.books;
""",
    on=(Cluster, Vacuum),
    check=_check,
    sized=True,
)
