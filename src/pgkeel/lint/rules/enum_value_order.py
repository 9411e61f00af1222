"""ALTER TYPE … ADD VALUE without a place."""

from pgkeel.lint.at import At
from pgkeel.lint.operations.objects import AddEnumValue
from pgkeel.lint.rule import Found, Rule


def _check(op: AddEnumValue, _: At) -> Found | None:
    if op.placed:
        return None
    return Found(f"{op.value} comes after all other values of {op.type}")


RULE = Rule(
    code="LNT313",
    slug="enum-value-order",
    family="transactions",
    level="off",
    summary="an enum value is added without saying where",
    why="Enums compare and sort in the order of their values. Without BEFORE or AFTER a new one "
    "goes last, behind values that another branch may have added meanwhile, and the order can "
    "never be changed.",
    instead="Say where: ADD VALUE … BEFORE or AFTER a value that is there.",
    bad="""\
alter type public.mood add value if not exists 'angry';
--<
""",
    good="""\
alter type public.mood add value if not exists 'angry' after 'sad';
""",
    words=("value",),
    on=(AddEnumValue,),
    check=_check,
)
