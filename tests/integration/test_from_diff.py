"""What --from-diff writes: lint passes it, it runs twice, and its rollback file takes it back.

Every case of differences that loses no data is such a migration, both ways.
"""

import os
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path
from random import Random

import pytest

from diff_cases import Case, all_cases, built, left_over
from driver import LONG
from on_servers import Servers
from pgkeel.catalog.reader import read_snapshot
from pgkeel.catalog.snapshot import Snapshot
from pgkeel.cli.from_diff import guard, written
from pgkeel.config.reader import read_project
from pgkeel.diff.plan import plan
from pgkeel.lint.cache import Cache
from pgkeel.lint.project import lint_project
from pgkeel.lint.settings import read_policy
from pgkeel.postgres.session import Session
from pgkeel.sandbox.sandbox import Sandbox
from pgkeel.sql import SqlText, split

DECIDED_BY_PEOPLE = {
    # Nothing PostgreSQL has avoids it: what to do instead is in the hazard.
    "add-column-identity",
    "add-column-stored-generated",
    "add-column-volatile-default",
    "add-primary-key",
    "attach-partition-scan",
    "change-column-type",
    "create-index-blocking",
    "detach-partition-blocking",
    "domain-constraint-scan",
    "move-table",
    "narrow-column-type",
    "primary-key-on-nullable",
    "set-session-authorization",
    # It is meant, or it is not.
    "add-column-not-null",
    "disable-rls",
    "policy-without-rls",
    "drop-cascade",  # a base type and its functions need each other
    "drop-column",
    "drop-extension",
    "drop-schema",
}
GUARDS = {"alter-without-guard", "create-without-guard", "drop-without-guard"}
ONCE = {
    # A name that passes from one kind of object to another: DROP … IF EXISTS refuses the other.
    "identity_sequence/serial_of_same_name",
    "interplay/same_name_other_kind",
    "routine/function_to_procedure",
    "table/to_view",
    "view/to_materialized",
    # Parts of objects for which there is no IF EXISTS, and no guard that the linter knows.
    "foreign_table/column_options",
    "operator_family/members",
    "subscription/created",
    "subscription/created_with_slot",
    "subscription/hostile",
    "text_search_configuration/copied",
    "text_search_configuration/created",
    "text_search_configuration/mapping",
    "text_search_configuration/own_dictionary",
    "text_search_configuration/used",
    # The second run finds what depends on what it would take down again.
    "index/from_constraint",
    "interplay/key_referenced_changes",
    "interplay/serial_to_identity",
    "interplay/three_tables_in_a_ring",
    "privileges/grantor_chain",
    "table/circle_of_keys",
}
NOT_WRITTEN = {
    # The settings of the writing session decide what a body means.
    "routine/under_policy",
    # The key of a partition makes its own NOT NULL, which that of the whole does not take back.
    "constraint/partitioned",
    # Online, each function is made again at once, and then the type between them cannot go; the
    # proof of the plan tells so.
    "shell_type/defined",
}
WAYS = ("forward", "backward")
CASES = [case for case in all_cases() if not case.online and case.name not in NOT_WRITTEN]


def chosen() -> list[Case]:
    """All at full length; else one of every kind, and every known gap."""
    if LONG:
        return CASES
    random = Random(4)
    kinds: dict[str, list[Case]] = {}
    for case in CASES:
        kinds.setdefault(case.folder.parent.name, []).append(case)
    picked = [one for cases in kinds.values() for one in random.sample(cases, min(3, len(cases)))]
    return sorted(picked)


@pytest.fixture(scope="module")
def sandbox(cache: Path) -> Iterator[Sandbox]:
    with ExitStack() as stack:
        yield Servers(cache, stack)["18"]


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("case", chosen(), ids=lambda case: case.name)
def test_what_is_written(sandbox: Sandbox, tmp_path: Path, case: Case, way: str) -> None:
    sides = ("before", "after") if way == "forward" else ("after", "before")
    start, end = (case.sql(side) for side in sides)
    database = f"written_{os.urandom(6).hex()}"
    sandbox.clone(database)
    with sandbox.session(superuser=True, database=database) as session:
        before, after = built(session, start), built(session, end)
        forward, backward = plan(before, after, online=True), plan(after, before, online=True)
        if any(h.danger == "data-loss" for one in forward.steps for h in one.step.hazards):
            return
        migration, rollback = laid(tmp_path, start, written(forward), written(backward))
        assert linted(tmp_path) - DECIDED_BY_PEOPLE <= (GUARDS if case.name in ONCE else set())
        session.run(start)
        times = 1 if case.name in ONCE else 2
        for text, wanted in ((migration, after), (rollback, before)):
            for _ in range(times):
                run_file(session, text.read_text())
                assert_reached(session, wanted)
        for (name,) in session.query("select subname::text from pg_subscription"):
            session.run_with_names("drop subscription {}", name)
    with sandbox.session(superuser=True) as session:
        session.run(f"drop database {database}".encode())
        dropped_roles(session)


def laid(root: Path, start: bytes, body: str, back: str) -> tuple[Path, Path]:
    """Lay out a project with the two files as they are written, and guard them."""
    header = b"-- Purpose: before.\n-- Rollback: irreversible because it is the first.\n\n"
    files = {
        "keel.toml": b"",
        "migrations/sql/V001__before.sql": header + start,
        "migrations/sql/V002__change.sql": (
            "-- Purpose: change.\n-- Rollback: migrations/rollback/U002__change.sql\n\n" + body
        ).encode(),
        "migrations/rollback/U002__change.sql": f"-- Undoes it.\n\n{back}".encode(),
    }
    for name, content in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(content)
    paths = tuple(root / name for name in list(files)[2:])
    guard(read_project(root), paths, None, datetime.now(UTC))
    return paths[0], paths[1]


def linted(root: Path) -> set[str]:
    """Return the rules that have an error in what was written."""
    project = read_project(root)
    history = lint_project(project, read_policy(project), Cache(None), lambda *_: None)
    return {
        finding.code.slug or finding.code.code
        for file in history.files
        if "001" not in file.path.name
        for finding in file.findings
        if finding.severity == "error"
    }


def run_file(session: Session, text: str) -> None:
    if "-- keel: no-transaction" not in text:
        session.run(f"begin;\n{text}\n;commit".encode())
        return
    content = text.encode()
    for item in split(SqlText(content, Path("migration.sql"))):
        session.run(content[item.start : item.end])  # type: ignore[union-attr]


def assert_reached(session: Session, wanted: Snapshot) -> None:
    assert left_over(read_snapshot(session), wanted) == []


def dropped_roles(session: Session) -> None:
    """Let the next case make the roles it needs: they are the server's, not the database's."""
    roles = session.query(
        "select rolname::text from pg_roles where rolname !~ '^pg_' and oid >= 16384"
    )
    for (role,) in roles:
        session.run_with_names("drop role {}", role)
