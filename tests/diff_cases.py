"""Cases of differences: two schemas as SQL, and the plans between them that are expected."""

import os
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from pgkeel.catalog.reader import read_snapshot, read_within, settle
from pgkeel.catalog.snapshot import Snapshot
from pgkeel.diff.change import compare
from pgkeel.diff.plan import Plan, plan
from pgkeel.diff.proof import run_plan
from pgkeel.diff.script import render_script
from pgkeel.postgres.session import Session
from pgkeel.sandbox.sandbox import Sandbox

CASES = Path(__file__).parent / "cases" / "diff"


class Case(NamedTuple):
    """A folder with before.sql and after.sql, expected plans, and case.toml where it is special."""

    folder: Path

    @property
    def name(self) -> str:
        return str(self.folder.relative_to(CASES))

    def sql(self, side: str) -> bytes:
        shared = self.folder / "shared.sql"
        own = (self.folder / f"{side}.sql").read_bytes()
        return (shared.read_bytes() if shared.exists() else b"") + own

    @property
    def settings(self) -> dict[str, object]:
        """``since``: the first version that has it; ``online``: plans avoid to hold anybody up."""
        path = self.folder / "case.toml"
        return tomllib.loads(path.read_text()) if path.exists() else {}

    @property
    def online(self) -> bool:
        return bool(self.settings.get("online"))

    def runs_on(self, major: int) -> bool:
        since = self.settings.get("since", 14)
        return isinstance(since, int) and major >= since


def all_cases() -> list[Case]:
    return [Case(path.parent) for path in sorted(CASES.glob("*/*/before.sql"))]


@contextmanager
def undone(session: Session) -> Iterator[None]:
    """Run what is within in a transaction that leaves nothing behind."""
    session.run("begin")
    try:
        yield
    finally:
        session.run("rollback")


def built(session: Session, sql: bytes) -> Snapshot:
    """Return the snapshot after ``sql``, of which nothing is left."""
    with undone(session):
        session.run(sql)
        settle(session)
        return read_within(session)


def applied(session: Session, start: bytes, wanted: Plan) -> Snapshot:
    """Return the snapshot after ``start`` and the plan, of which nothing is left."""
    with undone(session):
        session.run(start)
        session.run("set local check_function_bodies = off")
        for planned in wanted.steps:
            session.run(planned.step.sql.encode())
        settle(session)
        return read_within(session)


def committed(sandbox: Sandbox, start: bytes, wanted: Plan) -> Snapshot:
    """Return the snapshot after ``start`` and the plan, run as its script says, in a database."""
    name = f"case_{os.urandom(6).hex()}"
    sandbox.clone(name)
    with sandbox.session(superuser=True, database=name) as session:
        session.run(start)
        failed = run_plan(wanted, session)
        assert failed is None, failed
        reached = read_snapshot(session)
    with sandbox.session(superuser=True) as session:
        session.run(f"drop database {name}".encode())
    return reached


def shown(wanted: Plan, before: Snapshot) -> str:
    """Return a plan as its golden file holds it; online its transactions and locks count, too."""
    if wanted.online:
        return render_script(wanted, before, ())
    lines: list[str] = []
    for planned in wanted.steps:
        lines += [f"-- {hazard.danger}: {hazard.why}" for hazard in planned.step.hazards]
        lines.append(f"{planned.step.sql};")
    return "".join(f"{line}\n" for line in lines)


def left_over(reached: Snapshot, wanted: Snapshot) -> list[str]:
    """Return what still differs, in words."""
    return [
        f"{change.address}: {change.before and change.before.record}"
        f" -> {change.after and change.after.record}"
        for change in compare(reached, wanted)
    ]


__all__ = ["Case", "all_cases", "applied", "built", "committed", "left_over", "plan", "shown"]
