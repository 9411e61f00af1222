"""Which routines a migration called, by whatever way, whose bodies say that they may lose data.

The text of a migration shows calls by name. It does not show those of triggers, operators, casts,
constraints, defaults, indexes, policies and views: the server counts them all.
"""

from collections.abc import Iterator

from pgkeel.migrations.migration import Migration
from pgkeel.postgres.session import Session
from pgkeel.proof.facts import Called, Spot
from pgkeel.proof.words import words_in

_LOSING = r"\m(delete|truncate|drop|execute)\M"
_BODY = "coalesce(pg_get_function_sqlbody(p.oid), p.prosrc)"
_OWN = f"""p.oid >= 16384 and {_BODY} ~* '{_LOSING}'
  and not exists (select from pg_depend d
    where d.classid = 'pg_proc'::regclass and d.objid = p.oid and d.deptype = 'e')"""
_ARE_THERE = f"select exists (select from pg_proc p where {_OWN})"
# As of the open transaction; what it drops at its end is still there.
_CALLED = f"""
select p.oid::int8, p.proname::text, quote_ident(n.nspname) || '.' || quote_ident(p.proname),
  {_BODY}, p.prorettype in ('trigger'::regtype, 'event_trigger'::regtype),
  pg_stat_get_xact_function_calls(p.oid)
from pg_proc p join pg_namespace n on n.oid = p.pronamespace
where {_OWN} and pg_stat_get_xact_function_calls(p.oid) > 0
order by 3, 1
"""


class Calling:
    """Looks after each statement of a transaction which routines were called since the last."""

    def __init__(self, session: Session, migration: Migration) -> None:
        self._session = session
        self._words = words_in(migration.text.buffer)
        ((there,),) = session.query_made(_ARE_THERE)
        self._asks = bool(there) or bool(self._words & {"function", "procedure"})
        self._counts: dict[int, int] = {}
        if self._asks:
            list(self.since(Spot(file="migration")))

    def since(self, spot: Spot) -> Iterator[Called]:
        """Yield the routines that the statement at ``spot`` called, each once in a migration.

        Of triggers only those that the migration speaks of: the others stood there before, and
        rows of the sandbox have shown what they do.
        """
        for oid, bare, name, body, fires, count in (
            self._session.query_made(_CALLED) if self._asks else ()
        ):
            if self._counts.get(oid) == count:
                continue
            is_new = oid not in self._counts
            self._counts[oid] = count
            if is_new and not (fires and bare not in self._words):
                yield Called(name=name, body=body, spot=spot)
