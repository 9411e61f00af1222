"""DROP and CREATE of the same object, which loses what was granted on it."""

from collections.abc import Iterator

from pgkeel.lint.at import At
from pgkeel.lint.dropped import dropped, is_back
from pgkeel.lint.known.objects import Gone, KnownRoutine, KnownTable
from pgkeel.lint.known.whence import ROUTINES
from pgkeel.lint.operations.objects import Drop
from pgkeel.lint.operations.operation import FileEnd
from pgkeel.lint.rule import Found, Rule
from pgkeel.lint.wording import few

_KINDS = frozenset({"view", "materialized view", "foreign table", *ROUTINES})
_EVERYBODY = frozenset({"public"})
# To whom Supabase grants everything that is made in schema public.
_BY_DEFAULT = frozenset({"anon", "authenticated", "service_role", "postgres"})


def _check(_: FileEnd, at: At) -> Iterator[Found]:
    for op, place, grave in dropped(at, _KINDS):
        now = _now(op, at)
        if not is_back(op, at) or not now:
            continue
        given = frozenset[str]().union(*(one.granted for one in now))
        taken = frozenset[str]().union(*(one.revoked for one in now))
        granted, revoked = _before(grave)
        defaults = _defaults(op, at)
        lost = granted - given - defaults
        open_ = (revoked & defaults) - taken
        if lost:
            said = f"what {few(sorted(lost))} was granted on it is gone"
            yield Found(f"{op.kind} {op.name} is dropped and made again: {said}", at=place)
        elif open_:
            said = f"what was taken from {few(sorted(open_))} is allowed again"
            yield Found(f"{op.kind} {op.name} is dropped and made again: {said}", at=place)


def _now(op: Drop, at: At) -> list[KnownTable | KnownRoutine]:
    if op.kind in ROUTINES:
        return [*at.schema.routines.get(op.name, ())]
    known = at.schema.tables.get(op.name)
    return [known] if known else []


def _before(grave: Gone) -> tuple[frozenset[str], frozenset[str]]:
    granted, revoked = frozenset[str](), frozenset[str]()
    for one in (*grave.routines, *([grave.relation] if grave.relation else ())):
        granted, revoked = granted | one.granted, revoked | one.revoked
    return granted, revoked


def _defaults(op: Drop, at: At) -> frozenset[str]:
    """Return the roles that may use such an object when it is new."""
    everybody = _EVERYBODY if op.kind in ROUTINES else frozenset[str]()
    is_supabase = at.policy.preset == "supabase" and op.name.schema == "public"
    return everybody | _BY_DEFAULT if is_supabase else everybody


RULE = Rule(
    code="LNT510",
    slug="drop-create-loses-grants",
    family="idempotence",
    level="warning",
    summary="an object made again has lost its grants",
    why="Grants, revokes, comments and the owner belong to the object that was dropped; the new "
    "one has only what default privileges give. Whoever read it fails (42501), and a function that "
    "was taken from PUBLIC is everybody's again.",
    instead="CREATE OR REPLACE, which keeps them; where it has to be dropped, write the GRANTs and "
    "REVOKEs again below the CREATE.",
    bad="""\
set local lock_timeout = '5s';
drop view if exists public.titles;
--<
create or replace view public.titles with (security_invoker = true) as
  select title, id from public.books;
""",
    good="""\
create or replace view public.titles with (security_invoker = true) as
  select id, title, isbn from public.books;
""",
    before="grant select on public.titles to reporting;\n",
    on=(FileEnd,),
    check=_check,
    words=("drop",),
    in_rollback=False,
)
