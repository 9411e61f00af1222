"""Changes of what belongs to a slice with another folder."""

from pgkeel.config.slicing import called
from pgkeel.lint.at import At
from pgkeel.lint.belonging import CHANGES, changed
from pgkeel.lint.operations.operation import Operation
from pgkeel.lint.rule import Found, Rule


def _check(op: Operation, at: At) -> Found | None:
    belonging = at.policy.belonging
    if belonging is None:
        return None
    for schema in changed(op, at.statement):
        owner = belonging.owner(schema)
        if owner is not None and owner not in belonging.beside:
            what = f"schema {schema} belongs" if schema else "what is in no schema belongs"
            return Found(
                f"{what} to {called(owner)}, whose migrations lie elsewhere",
                hint=f"`keel new --slice {owner}` writes a migration where it belongs",
            )
    return None


RULE = Rule(
    code="LNT870",
    slug="other-slice",
    family="design",
    level="error",
    summary="a migration changes what another slice's migrations make",
    why="A slice with a folder of its own is replayed, dumped, released and deployed by itself. "
    "What a migration of another folder does to its schemas is not in its history: its sandbox "
    "lacks it, its dump shows it as drift, and nothing says which of the two runs first.",
    instead="Write the change as a migration of the slice that owns the schema, with `keel new "
    "--slice NAME`; what is in no schema, such as an extension, belongs to the main part.",
    settings="""\
[slices.analytics]
schemas = ["analytics"]
[slices.analytics.migrations]
""",
    bad="""\
create table if not exists analytics.daily_loans (day date primary key, loans integer not null);
--                         ^
""",
    good="""\
create table if not exists public.daily_loans (day date primary key, loans integer not null);
alter table public.daily_loans enable row level security;
""",
    on=CHANGES,
    check=_check,
    wanted=lambda policy: policy.belonging is not None,
)
