"""ALTER TYPE … ADD VALUE."""

from pgkeel.lint.at import At
from pgkeel.lint.operations.objects import AddEnumValue
from pgkeel.lint.rule import Found, Rule


def _check(op: AddEnumValue, at: At) -> Found | None:
    known = at.schema.types.get(op.type)
    if known and (known.origin.file == at.file.number or op.value in known.values):
        return None
    return Found(f"programs that know the values of {op.type} one by one do not know {op.value}")


RULE = Rule(
    code="LNT441",
    slug="add-enum-value",
    family="compatibility",
    level="off",
    summary="an enum gets a value that programs may not know",
    why="Programs turn enums into types of their own and fail on a value that is not in "
    "those. The value can never be dropped again.",
    instead="Release programs that take values they do not know first; a table of values with a"
    " foreign key can be added to and taken from.",
    bad="""\
alter type public.mood add value if not exists 'calm';
--<
""",
    good="""\
create table if not exists public.moods (mood text primary key);
alter table public.moods enable row level security;
""",
    on=(AddEnumValue,),
    check=_check,
    words=("value",),
)
