"""``-- keel: allow`` that silences nothing."""

from pgkeel.lint.at import At
from pgkeel.lint.operations.operation import SuppressionEnd
from pgkeel.lint.rule import Found, Rule


def _check(op: SuppressionEnd, _: At) -> Found | None:
    if op.used or not op.known or not op.active:
        return None
    return Found(f"nothing here for `allow {op.slug}` to silence")


RULE = Rule(
    code="LNT904",
    slug="unused-suppression",
    family="suppression",
    level="warning",
    summary="a suppression silences nothing",
    why="A comment that allows what is not there misleads whoever reviews the migration, and would "
    "silence the rule for what somebody writes below it later.",
    instead="Delete the comment, or move it directly above the statement that it is about.",
    bad="""\
-- keel: allow drop-column because nothing has read it since V012
--<
comment on column public.books.pages is 'Number of pages.';
""",
    good="""\
comment on column public.books.pages is 'Number of pages.';
""",
    on=(SuppressionEnd,),
    check=_check,
)
