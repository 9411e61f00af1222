"""Makes room for what a slice is made of: nothing of its own is left, and what a preset holds is.

Its schemas go whole, but for those that every database has, such as ``public``: others keep things
there, such as extensions. These are emptied, and made as a fresh database has them.
"""

from collections.abc import Collection, Sequence

from pgkeel.postgres.session import Session

# Everything in a schema but extensions and what belongs to them; tables take most with them.
_EMPTY = """
select format('drop %%s if exists %%s cascade',
  case i.type when 'statistics object' then 'statistics' else i.type end, i.identity)
from pg_depend d, pg_identify_object(d.classid, d.objid, 0) i
where d.refclassid = 'pg_namespace'::regclass and d.refobjid = %s::regnamespace
  and d.deptype = 'n' and d.classid not in ('pg_extension'::regclass, 'pg_default_acl'::regclass)
  and not exists (select from pg_depend m
    where m.classid = d.classid and m.objid = d.objid and m.deptype = 'e')
order by i.type <> 'table', i.type, i.identity
"""
# Who may what in a schema, and with what will be made there.
_RIGHTS = """
with rights as (
  select format('on schema %%I', n.nspname) as what, '' as of, a.*
  from pg_namespace n, aclexplode(coalesce(n.nspacl, acldefault('n', n.nspowner))) a
  where n.oid = %s::regnamespace
  union all
  select 'on ' || case d.defaclobjtype when 'r' then 'tables' when 'S' then 'sequences'
      when 'f' then 'functions' when 'T' then 'types' end,
    format('alter default privileges for role %%s in schema %%s ',
      d.defaclrole::regrole, d.defaclnamespace::regnamespace), a.*
  from pg_default_acl d, aclexplode(d.defaclacl) a where d.defaclnamespace = %s::regnamespace
), named as (
  select *, case when grantee = 0 then 'public' else grantee::regrole::text end as who from rights
)
"""
_TAKE = """
select distinct format('%%srevoke all %%s from %%s', of, what, who) from named
"""
_GIVE = """
select format('%%sgrant %%s %%s to %%s%%s', of, privilege_type, what, who,
  case when is_grantable then ' with grant option' end) from named
"""
_ABOUT = """
select unnest(array[
  format('alter schema %%s owner to %%s', oid::regnamespace, nspowner::regrole),
  format('comment on schema %%s is %%L', oid::regnamespace, obj_description(oid, 'pg_namespace'))])
from pg_namespace where oid = %s::regnamespace
"""


def read_fresh(session: Session, schemas: Collection[str]) -> dict[str, tuple[str, ...]]:
    """Return those of ``schemas`` that a fresh database has, and the statements that make them so.

    ``session`` is one in such a database.
    """
    there = session.query(
        "select nspname::text, quote_ident(nspname) from pg_namespace where nspname = any(%s)",
        (list(schemas),),
    )
    return {
        name: (
            *_made(session.query(_ABOUT, (spelt,))),
            *_made(session.query(_RIGHTS + _GIVE, (spelt, spelt))),
        )
        for name, spelt in there
    }


def make_room(
    session: Session, schemas: Collection[str], fresh: dict[str, tuple[str, ...]]
) -> None:
    """Drop what is in ``schemas``; those of ``fresh`` are left as a fresh database has them."""
    for schema in schemas:
        if schema not in fresh:
            session.run_with_names("drop schema if exists {} cascade", schema)
            continue
        session.run_with_names("create schema if not exists {}", schema)
        ((spelt,),) = session.query("select quote_ident(%s)", (schema,))
        for statement in _made(session.query(_EMPTY, (spelt,))):
            session.run(statement.encode())
        for statement in (*_made(session.query(_RIGHTS + _TAKE, (spelt, spelt))), *fresh[schema]):
            session.run(statement.encode())
    session.notices.clear()


def _made(rows: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(statement for (statement,) in rows)
