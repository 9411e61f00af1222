"""Functions, procedures and window functions."""

from collections.abc import Sequence
from itertools import zip_longest

from pgkeel.catalog.by_words import dropped_by, renamed_by
from pgkeel.catalog.fragments import not_of_extension, of_users
from pgkeel.catalog.kind import Kind, Scene
from pgkeel.catalog.objects import Object, Record
from pgkeel.catalog.quoting import qualified
from pgkeel.catalog.step import Alteration, Step, Steps

_WORDS = {"f": "FUNCTION", "w": "FUNCTION", "p": "PROCEDURE"}


class Routine(Record, frozen=True, kw_only=True, gc=False):
    """A routine as the server writes it."""

    type: str
    """``f``, ``p`` or ``w`` (pg_proc: prokind)."""
    result: str | None
    names: tuple[str, ...]
    """Of the arguments: one without a name can be given one in place, and no other."""
    defaults: int
    """How many arguments have one: it can be given in place, not taken."""
    definition: str


def words(item: Object[Routine]) -> str:
    """Return how statements name it."""
    schema, name, arguments = item.address.path
    return f"{_WORDS[item.record.type]} {qualified((schema, name))}{arguments}"


def _create(item: Object[Routine], _: Sequence[str], __: Scene) -> Steps:
    definition = item.record.definition
    head = "CREATE OR REPLACE "
    return (Step(sql="CREATE " + definition.removeprefix(head).rstrip(), bodies=True),)


def _alter(old: Object[Routine], new: Object[Routine], _: Scene) -> Alteration | None:
    before, after = old.record, new.record
    same = (before.type, before.result) == (after.type, after.result)
    if not same or before.defaults > after.defaults or not _may_name(before, after):
        return None
    return Alteration(steps=(Step(sql=after.definition.rstrip(), bodies=True),))


def _may_name(before: Routine, after: Routine) -> bool:
    """Whether the arguments are called the same, but for those that get their first name."""
    if before.names == after.names:
        return True
    # What is given out is a row, whose columns have names even where none was said.
    if "OUT " in after.definition.partition("\n")[0]:
        return False
    names = zip_longest(before.names, after.names, fillvalue="")
    return all(old in ("", new) for old, new in names)


KIND = Kind(
    name="routine",
    plural="routines",
    catalog="pg_proc",
    record=Routine,
    create=_create,
    alter=_alter,
    drop=dropped_by(words),
    rename=renamed_by(words, place=1),
    words=words,
    grant_words=words,
    model="Functions, procedures and window functions, whole.",
    query=f"""
select p.oid::int8, p.prokind as type, pg_get_function_result(p.oid) as result,
  array[n.nspname::text, p.proname, '(' || oidvectortypes(p.proargtypes) || ')'] as path,
  coalesce(p.proargnames, '{{}}') as names, p.pronargdefaults as defaults,
  pg_get_functiondef(p.oid) as definition
from pg_proc p join pg_namespace n on n.oid = p.pronamespace
where p.prokind in ('f', 'p', 'w') and {of_users()} and {not_of_extension("pg_proc", "p.oid")}
  -- The constructors of range types come with these.
  and not exists (select from pg_depend d where d.classid = 'pg_proc'::regclass
    and d.objid = p.oid and d.deptype = 'i')
""",
)
