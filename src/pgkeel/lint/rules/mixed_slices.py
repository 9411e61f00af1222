"""One migration that changes what belongs to several slices of the same folder."""

from pgkeel.config.slicing import called
from pgkeel.lint.at import At
from pgkeel.lint.belonging import owners
from pgkeel.lint.operations.operation import FileEnd
from pgkeel.lint.placing import offset_of
from pgkeel.lint.rule import Found, Rule


def _check(_: FileEnd, at: At) -> Found | None:
    belonging = at.policy.belonging
    if belonging is None:
        return None
    first: str | None = None
    for op, where in at.earlier:
        for owner in owners(op, where, belonging):
            first = first or owner
            if owner != first and owner in belonging.beside:
                return Found(
                    f"this changes {called(owner)}, what is above it {called(first)}",
                    at=offset_of(op, where, at.file.text),
                )
    return None


RULE = Rule(
    code="LNT871",
    slug="mixed-slices",
    family="design",
    level="warning",
    summary="a migration changes more than one slice",
    why="Slices that share a folder are told apart by what their migrations change. One that "
    "changes two is judged by the main part's rules, not by those of either slice, shows in both "
    "of their dumps, and cannot be released with one of them.",
    instead="Write one migration for each slice.",
    settings="""\
[slices.analytics]
schemas = ["analytics"]
""",
    bad="""\
create table if not exists analytics.daily_loans (day date primary key, loans integer not null);
create table if not exists private.settings (name text primary key, value text not null);
--                         ^
""",
    good="""\
create table if not exists analytics.daily_loans (day date primary key, loans integer not null);
create table if not exists analytics.weekly_loans (week date primary key, loans integer not null);
""",
    on=(FileEnd,),
    check=_check,
    wanted=lambda policy: policy.belonging is not None and len(policy.belonging.beside) > 1,
)
