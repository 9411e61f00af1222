"""DISABLE TRIGGER ALL: foreign keys are not checked meanwhile."""

from pgkeel.lint.at import At
from pgkeel.lint.operations.tables import ChangeTable
from pgkeel.lint.rule import Found, Rule


def _check(op: ChangeTable, at: At) -> Found | None:
    if op.command != "DisableTrigAll" or at.is_new(op.table):
        return None
    return Found(f"foreign keys of and to {op.table} are not checked until it is enabled again")


RULE = Rule(
    code="LNT132",
    slug="disable-all-triggers",
    family="tables",
    level="error",
    summary="all triggers are disabled, those of foreign keys too",
    why="Foreign keys are kept by triggers. Rows that break them can be written meanwhile, by "
    "anybody, and nothing looks at them again when the triggers are enabled: the constraint is "
    "still marked valid. Only a superuser may do it.",
    instead="DISABLE TRIGGER USER leaves foreign keys alone. To write rows in any order within "
    "one transaction, make the foreign keys DEFERRABLE.",
    bad="""\
set local lock_timeout = '5s';
alter table public.books disable trigger all;
--                       ^
""",
    good="""\
set local lock_timeout = '5s';
alter table public.books alter constraint books_author_id_fkey deferrable;
""",
    on=(ChangeTable,),
    check=_check,
    words=("disable",),
)
