"""Which routines a migration called, by whatever way, whose bodies say that they may lose data.

The text of a migration shows calls by name. It does not show those of triggers, operators, casts,
constraints, defaults, indexes, policies and views: the server counts them all.
"""

import re
from collections.abc import Iterable, Iterator, Mapping

from pgkeel.migrations.migration import Migration
from pgkeel.names import parse_name
from pgkeel.postgres.session import Session
from pgkeel.proof.facts import Called, Spot
from pgkeel.proof.words import words_in

_BODY = "coalesce(pg_get_function_sqlbody(p.oid), p.prosrc)"
_OWN = """p.oid >= 16384 and p.prokind in ('f', 'p', 'w')
  and not exists (select from pg_depend d
    where d.classid = 'pg_proc'::regclass and d.objid = p.oid and d.deptype = 'e')"""
_BODIES = f"""
select p.proname::text, quote_ident(n.nspname) || '.' || quote_ident(p.proname), {_BODY}
from pg_proc p join pg_namespace n on n.oid = p.pronamespace
where {_OWN} order by 2
"""
_ARE_THERE = f"select exists (select from pg_proc p where {_OWN})"
# As of the open transaction; what it drops at its end is still there.
_CALLED = f"""
select p.oid::int8, p.proname::text, quote_ident(n.nspname) || '.' || quote_ident(p.proname),
  {_BODY}, p.prorettype in ('trigger'::regtype, 'event_trigger'::regtype),
  pg_stat_get_xact_function_calls(p.oid)
from pg_proc p join pg_namespace n on n.oid = p.pronamespace
where pg_stat_get_xact_function_calls(p.oid) > 0 and {_OWN}
order by 3, 1
"""
_LOSING = re.compile(r"\b(?:delete|truncate|drop|execute)\b", re.IGNORECASE)
_CALL = re.compile(r"([\w$]+)\"?\s*\(")


class Calling:
    """Looks after each statement of a transaction which routines were called since the last."""

    def __init__(self, session: Session, migration: Migration, there: Iterable[str]) -> None:
        """``there`` are the relations from before the migration: others hold nothing to lose."""
        self._session = session
        self._there = {parse_name(one).name for one in there}
        self._words = words_in(migration.text.buffer)
        ((routines,),) = session.query_made(_ARE_THERE)
        self._asks = bool(routines) or bool(self._words & {"function", "procedure"})
        self._met: set[int] = set()
        # Before 15 what this session called earlier may still count as of its next transaction.
        rows = session.query_made(_CALLED) if self._asks else ()
        self._before = {oid: count for oid, *_, count in rows}

    def since(self, spot: Spot) -> Iterator[Called]:
        """Yield the routines that the statement at ``spot`` called, each once in a migration.

        Of triggers only those that the migration speaks of: the others stood there before, and
        rows of the sandbox have shown what they do.
        """
        new = []
        for oid, *row, count in self._session.query_made(_CALLED) if self._asks else ():
            if oid not in self._met and self._before.get(oid) != count:
                self._met.add(oid)
                new.append(row)
        bodies: Mapping[str, list[tuple[str, str]]] | None = None
        for bare, name, body, fires in new:
            if fires and bare not in self._words:
                continue
            if self._may_lose(body):
                yield Called(name=name, body=body, spot=spot)
                continue
            bodies = self._bodies() if bodies is None else bodies
            if reached := self._reached(body, bodies):
                inner, inner_body = reached
                yield Called(name=name, inner=inner, body=inner_body, spot=spot)

    def _bodies(self) -> Mapping[str, list[tuple[str, str]]]:
        found: dict[str, list[tuple[str, str]]] = {}
        for bare, name, body in self._session.query_made(_BODIES):
            found.setdefault(bare.lower(), []).append((name, body))
        return found

    def _reached(
        self, body: str, bodies: Mapping[str, list[tuple[str, str]]]
    ) -> tuple[str, str] | None:
        """Return the first routine that may lose data of those that ``body`` calls, in steps."""
        waiting, met = [body], set[str]()
        for here in waiting:
            for called in sorted({one.lower() for one in _CALL.findall(here)} - met):
                met.add(called)
                for name, inner in bodies.get(called, ()):
                    if self._may_lose(inner):
                        return name, inner
                    waiting.append(inner)
        return None

    def _may_lose(self, body: str) -> bool:
        """Whether a body deletes and such, and speaks of what was there, or may do so."""
        found = {one.lower() for one in _LOSING.findall(body)}
        return "execute" in found or bool(found and words_in(body.encode()) & self._there)
