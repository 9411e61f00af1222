"""DROP SEQUENCE."""

from pgkeel.lint.at import At
from pgkeel.lint.dropped import is_own
from pgkeel.lint.operations.objects import Drop
from pgkeel.lint.rule import Found, Rule


def _check(op: Drop, at: At) -> Found | None:
    if op.kind != "sequence" or is_own(op, at):
        return None
    return Found(f"drops sequence {op.name} and how far it had counted", loses=str(op.name))


RULE = Rule(
    code="LNT409",
    slug="drop-sequence",
    family="destructive",
    level="error",
    summary="a sequence is dropped",
    why="The last number that was given out is gone. A sequence made again begins at 1 and gives "
    "out numbers that rows and other systems already have. Statements that call nextval on it fail "
    "until then.",
    instead="Leave the sequence until nothing counts with it; a column's own goes with the column. "
    "To change one, use ALTER SEQUENCE.",
    bad="""\
drop sequence if exists public.receipt_numbers;
--<
""",
    good="""\
comment on sequence public.receipt_numbers is 'Unused since 2.3; goes away with 2.5.';
""",
    before="create sequence if not exists public.receipt_numbers;\n",
    on=(Drop,),
    check=_check,
    destructive=True,
    in_rollback=False,
)
