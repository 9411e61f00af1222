"""CREATE RULE."""

from pgkeel.lint.at import At
from pgkeel.lint.operations.objects import Create
from pgkeel.lint.rule import Found, Rule


def _check(op: Create, _: At) -> Found | None:
    if op.kind != "rule":
        return None
    return Found(f"rule {op.name.name} rewrites statements on {op.table} before they run")


RULE = Rule(
    code="LNT855",
    slug="rewrite-rule",
    family="design",
    level="warning",
    summary="a rule rewrites statements",
    why="A rule puts other statements in the place of those that were sent: expressions with "
    "volatile functions run twice, counts of rows are wrong, RETURNING and COPY act otherwise.",
    instead="Use a trigger, or a view that can be updated.",
    bad="""\
set local lock_timeout = '5s';
create or replace rule keep_authors as on delete to public.authors do instead nothing;
--                                                  ^
""",
    good="""\
set local lock_timeout = '5s';
create or replace trigger keep_authors before delete on public.authors
  for each row execute function private.touch();
""",
    on=(Create,),
    check=_check,
    also=("trigger-on-existing-table",),
)
