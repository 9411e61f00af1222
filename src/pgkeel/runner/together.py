"""Runs several quick jobs as one request: each in a transaction of its own, with its entry.

What one of them fails with ends the request, so nothing after it is run. The next request is made
while the server works on this one.
"""

import secrets
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from pgkeel.postgres.session import Committed, Session
from pgkeel.runner.committing import came, unknown
from pgkeel.runner.job import Job
from pgkeel.runner.ledger import table_name
from pgkeel.runner.quick import goes_together, is_calm, may_set
from pgkeel.runner.recording import (
    AS_OURSELVES,
    elapsed_since_last,
    execute_entry,
    prepare_entry,
    record,
)
from pgkeel.runner.session_state import Left, left_changed, reset, reset_text
from pgkeel.runner.telling import Told
from pgkeel.runner.transactional import begin_text
from pgkeel.runner.worksite import Worksite

MOST_TOGETHER = 32
_LONGEST = 1 << 18

# Triggers of either kind could change the session, and rules throw entries away; a login is none of
# ours.
_UNDISTURBED = """
select not exists (select from pg_catalog.pg_event_trigger where evtenabled <> 'D')
  and not exists (select from pg_catalog.pg_trigger
    where tgrelid = pg_catalog.to_regclass(%s) and not tgisinternal)
  and not exists (select from pg_catalog.pg_rewrite where ev_class = pg_catalog.to_regclass(%s))
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    """Jobs that go together, and the text that runs them."""

    jobs: tuple[Job, ...]
    attempts: tuple[str, ...]
    """One for the entry of each."""
    is_calm: bool
    """Whether the session is looked at and reset once, after all of them."""
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """A job that was committed, what it had left changed in the session, and what was said."""

    job: Job
    seconds: float
    left: tuple[Left, ...] = ()
    notices: tuple[str, ...] = ()


def is_undisturbed(site: Worksite) -> bool:
    """Whether what only writes to catalogs, and to the ledger, runs no code of anybody's."""
    if site.mirrors.kept:
        return False
    rows = site.session.query(_UNDISTURBED, (table_name(site.place),) * 2)
    return bool(rows[0][0])


def next_round(site: Worksite, jobs: Sequence[Job], *, undisturbed: bool) -> Round | None:
    """Return the first of ``jobs`` that go together; ``None`` where the first of all does not.

    Where no code of others can run (``undisturbed``) nothing but their own text can change the
    session, and what they have to be to go together changes nothing.
    """
    found: list[Job] = []
    calm = False
    size = 0
    for job in jobs:
        if not goes_together(job):
            break
        size += len(job.text.buffer)
        its = undisturbed and is_calm(job)
        if found and (its is not calm or size > _LONGEST):
            break
        calm = its
        found.append(job)
    if not found:
        return None
    attempts = tuple(secrets.token_hex(8) for _ in found)
    texts = _calm_texts if calm else _wary_texts
    return Round(
        jobs=tuple(found),
        attempts=attempts,
        is_calm=calm,
        text="\n;\n".join(texts(site, found, attempts)),
    )


def _calm_texts(site: Worksite, jobs: Sequence[Job], attempts: Sequence[str]) -> Iterator[str]:
    yield prepare_entry(site.place, jobs[0], site.by)
    begin = begin_text(site)
    for job, attempt in zip(jobs, attempts, strict=True):
        yield begin
        yield from _statements(job)
        yield f"{execute_entry(site.place, job, attempt)}; commit"
    yield reset_text(site.clean, thoroughly=True)


def _wary_texts(site: Worksite, jobs: Sequence[Job], attempts: Sequence[str]) -> Iterator[str]:
    begin = begin_text(site)
    for job, attempt in zip(jobs, attempts, strict=True):
        entry = record(
            site.place,
            job,
            site.by,
            state=job.end_state,
            done=len(job.statements),
            attempt=attempt,
            milliseconds=elapsed_since_last(site.place),
        )
        yield begin
        yield from _statements(job)
        yield "; ".join((AS_OURSELVES, entry, *site.mirrors.of(job), "commit"))
        yield reset_text(site.clean, thoroughly=may_set(job))


def _statements(job: Job) -> Iterator[str]:
    return (job.sql(number) for number in range(1, len(job.statements) + 1))


def run_round(
    site: Worksite, round_: Round, told: Callable[[int], Told], meanwhile: Callable[[], None]
) -> list[Done]:
    """Run a round and return what is done of it; the session is reset.

    When not all are, nothing is left of those after them, and why is not told: statement by
    statement it is. ``told(n)`` is what is said of the n-th job of it; ``meanwhile`` is called when
    the server has all of them. ``CommitUnknownError`` when the connection was lost.
    """
    jobs, attempts = round_.jobs, round_.attempts

    def reached(session: Session) -> Told:
        """Ask by another session which one is being run."""
        rows = session.query_made(
            f"select attempt from {table_name(site.place)} order by sequence desc limit 1"  # noqa: S608 -- quoted
        )
        last = attempts.index(rows[0][0]) if rows and rows[0][0] in attempts else -1
        return told(min(last + 1, len(jobs) - 1))

    with unknown(attempts), site.watch.statement(jobs[0], None, told(0), find=reached):
        answer = site.session.run_transactions(round_.text, meanwhile)
    if answer.refused is None:
        return _all(site, round_, answer.committed)
    with unknown(attempts):
        entries = came(site.session, site.place, attempts)
        reset(site.session, site.clean, thoroughly=True)
    parts = answer.committed[:: 1 if round_.is_calm else 2]
    return [
        Done(
            job=job,
            seconds=(entry.milliseconds or 0) / 1000,
            notices=tuple(part.notices),
        )
        for job, entry, part in zip(jobs, entries, parts, strict=False)
    ]


def _all(site: Worksite, round_: Round, parts: Sequence[Committed]) -> list[Done]:
    step = 1 if round_.is_calm else 2
    done = []
    for at, job in enumerate(round_.jobs):
        rows = parts[at * step].rows[0]
        # Where a trigger that one of them made threw the entry away, the end tells of it.
        milliseconds = rows[0][1] if rows else 0
        is_reset = not round_.is_calm or job is round_.jobs[-1]
        left = left_changed(site.clean, parts[at * step + 1].rows) if is_reset else ()
        notices = tuple(parts[at * step].notices)
        done.append(Done(job=job, seconds=milliseconds / 1000, left=left, notices=notices))
    return done
