"""References to what belongs to a slice that is not needed."""

from collections.abc import Iterator

from pgkeel.config.slicing import called
from pgkeel.lint.at import At
from pgkeel.lint.belonging import CHANGES, owners, read
from pgkeel.lint.operations.operation import Operation
from pgkeel.lint.rule import Found, Rule


def _check(op: Operation, at: At) -> Iterator[Found]:
    belonging = at.policy.belonging
    if belonging is None:
        return
    changes = set(owners(op, at.statement, belonging))
    reader = changes.pop() if len(changes) == 1 else belonging.here
    told: set[str] = set()
    for name in read(op, at.session.schema):
        owner = belonging.owner(name.schema)
        if owner is None or owner in told or owner in belonging.reads[reader]:
            continue
        told.add(owner)
        yield Found(
            f"{name} belongs to {called(owner)}, which {called(reader)} does not need",
            hint=_hint(reader, owner, belonging.reads[owner]),
        )


def _hint(reader: str, owner: str, reads: tuple[str, ...]) -> str:
    if reader == "main" or reader in reads:
        return f"{called(owner)} stands on {called(reader)}, not the other way round: move it there"
    return f'add "{owner}" to `needs` of [slices.{reader}], if it may stand on that'


RULE = Rule(
    code="LNT872",
    slug="reads-other-slice",
    family="design",
    level="error",
    summary="a migration refers to a slice that its own does not need",
    why="What a foreign key, a view, a policy or a trigger names has to be there when it is made. "
    "Slices run after what they need, and the main part before all of them: a reference the other "
    "way round fails wherever a database is built from nothing, and so does the dump of the part "
    "that holds it. The bodies of routines are bound later, and not looked at.",
    instead="Move the object into the slice that it refers to, or add that slice to `needs`.",
    settings="""\
[slices.analytics]
schemas = ["analytics"]
""",
    before="create schema if not exists analytics;\n"
    "create table if not exists analytics.daily_loans (day date primary key, loans integer);\n",
    bad="""\
create or replace view private.busy_days as
--                     ^
  select day from analytics.daily_loans where loans > 100;
""",
    good="""\
create or replace view analytics.busy_days as
  select day from analytics.daily_loans where loans > 100;
""",
    on=CHANGES,
    check=_check,
    wanted=lambda policy: policy.belonging is not None,
)
