"""Policies and row-level security of a table in use that change."""

from pgkeel.lint.at import At
from pgkeel.lint.operations.objects import CreatePolicy
from pgkeel.lint.operations.tables import ChangeTable
from pgkeel.lint.rule import Found, Rule
from pgkeel.names import quoted


def _check(op: CreatePolicy | ChangeTable, at: At) -> Found | None:
    if at.is_new(op.table):
        return None
    if isinstance(op, CreatePolicy):
        does = "changes" if op.altered else "adds to" if op.permissive else "narrows"
        return Found(f"policy {quoted(op.policy)} {does} what is seen or accepted in {op.table}")
    if op.command not in ("EnableRowSecurity", "ForceRowSecurity"):
        return None
    return Found(f"rows of {op.table} that no policy allows are gone for programs from then on")


RULE = Rule(
    code="LNT445",
    slug="policy-change",
    family="compatibility",
    level="off",
    summary="other rows than before are seen or accepted",
    why="A policy changes what the same statement gives: a SELECT finds other rows, an "
    "UPDATE changes none and succeeds, an INSERT fails. No program is told. Such "
    "changes are often what is wanted, so this is off unless a project asks to review "
    "each.",
    instead="Test what each role sees before and after.",
    bad="""\
set local lock_timeout = '5s';
alter policy books_read on public.books using (stock > 1);
--                         ^
""",
    good="""\
comment on policy books_read on public.books is 'What is in stock is for everybody.';
""",
    on=(CreatePolicy, ChangeTable),
    check=_check,
    in_rollback=False,
)
