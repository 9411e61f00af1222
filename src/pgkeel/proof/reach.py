"""Which names a migration reaches beside those it says: by calls, triggers, keys, rules and views.

For seeding: where there is no row, none can be seen to be lost.
"""

from pgkeel.postgres.session import Session
from pgkeel.proof.words import words_in

# A name, and the text that is run or read when it is named.
_BODIES = """
select p.proname::text, coalesce(pg_get_function_sqlbody(p.oid), p.prosrc)
from pg_proc p join pg_namespace n on n.oid = p.pronamespace
where p.oid >= 16384 and p.prokind in ('f', 'p')
  and not exists (select from pg_depend d
    where d.classid = 'pg_proc'::regclass and d.objid = p.oid and d.deptype = 'e')
union all
select c.relname::text, quote_ident(p.proname)
from pg_trigger t join pg_class c on c.oid = t.tgrelid join pg_proc p on p.oid = t.tgfoid
where not t.tgisinternal and p.oid >= 16384
union all
select above.relname::text, quote_ident(c.relname)
from pg_constraint k join pg_class c on c.oid = k.conrelid
join pg_class above on above.oid = k.confrelid
where k.contype = 'f' and k.confdeltype in ('c', 'n', 'd') and k.conrelid <> k.confrelid
union all
select c.relname::text, pg_get_ruledef(r.oid)
from pg_rewrite r join pg_class c on c.oid = r.ev_class
where r.oid >= 16384 and c.relkind in ('v', 'r', 'p')
"""
_ROUNDS = 8


def reached(session: Session, words: frozenset[str]) -> frozenset[str]:
    """Return ``words`` and the names that stand behind them, over several steps. One query."""
    bodies: dict[str, list[str]] = {}
    for name, body in session.query(_BODIES):
        bodies.setdefault(name, []).append(body)
    found, new = words, words
    for _ in range(_ROUNDS):
        texts = [body for name in new & bodies.keys() for body in bodies[name]]
        new = frozenset[str]().union(*(words_in(text.encode()) for text in texts)) - found
        if not new:
            break
        found |= new
    return found
