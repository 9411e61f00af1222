"""``-- keel: allow`` of a rule that there is not."""

from pgkeel.lint.at import At
from pgkeel.lint.operations.operation import SuppressionEnd
from pgkeel.lint.rule import Found, Rule


def _check(op: SuppressionEnd, _: At) -> Found | None:
    if op.known:
        return None
    hint = f"did you mean `{op.near}`?" if op.near else None
    return Found(f"there is no rule `{op.slug}`", hint=hint)


RULE = Rule(
    code="LNT906",
    slug="unknown-rule-suppressed",
    family="suppression",
    level="error",
    summary="a suppression names a rule that there is not",
    why="A slip in the name silences nothing, and hides that somebody meant to decide something.",
    instead="`keel rules` lists the names.",
    bad="""\
-- keel: allow drop-colum because nothing has read it since V012
--<
comment on column public.books.pages is 'Number of pages.';
""",
    good="""\
comment on column public.books.pages is 'Number of pages.';
""",
    on=(SuppressionEnd,),
    check=_check,
)
