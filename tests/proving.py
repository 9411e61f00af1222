"""One pair of files in a database of its own on a server that many cases share."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from pgkeel.config import DatabaseUrl
from pgkeel.finding import Finding
from pgkeel.migrations.checksum import checksum
from pgkeel.migrations.directives import is_no_transaction
from pgkeel.migrations.header import parse_header
from pgkeel.migrations.migration import Migration
from pgkeel.migrations.undo import undo_of
from pgkeel.migrations.version import Version
from pgkeel.postgres.session import Session
from pgkeel.proof.aids import Aids
from pgkeel.proof.draft import Draft
from pgkeel.proof.drafting import draft_rollback
from pgkeel.proof.facts import Proved
from pgkeel.proof.pair import Pair
from pgkeel.proof.proving import Prover
from pgkeel.proof.restoring import Restoring
from pgkeel.proof.stand import Stand
from pgkeel.proof.telling import (
    Files,
    again_findings,
    back_findings,
    broken_findings,
    query_findings,
    running_findings,
)
from pgkeel.sandbox.blueprint import Blueprint
from pgkeel.sandbox.copies import Copies
from pgkeel.sandbox.sandbox import Sandbox
from pgkeel.sandbox.store import Manifest
from pgkeel.sql import SqlText, leading_comments

DATABASE = "case_of_proof"
TELLERS = (running_findings, again_findings, back_findings, broken_findings, query_findings)


@dataclass
class OneDatabase:
    """A sandbox that is a single database of another sandbox."""

    whole: Sandbox
    reached: int = 0

    @property
    def blueprint(self) -> Blueprint:
        return self.whole.blueprint

    @property
    def url(self) -> DatabaseUrl:
        return self.whole.url

    def session(self, *, database: str | None = None) -> Session:
        return self.whole.session(database=database or DATABASE)

    def powerful(self, *, database: str | None = None) -> Session:
        return self.whole.powerful(database=database or DATABASE)

    @contextmanager
    def copies(self) -> Iterator[Copies]:
        with self.whole.session(superuser=True, database="template1") as session:
            owner = self.whole.blueprint.preset.login
            yield Copies(session, source=DATABASE, owner=owner)

    def wait_for_end(self) -> None:
        raise AssertionError("nobody waits for it")

    def manifest(self, *, warnings: object = ()) -> Manifest:
        raise AssertionError("nothing of it is kept")

    def keep(self, digest: str, manifest: Manifest, *, resume: bool) -> None:
        raise AssertionError("nothing of it is kept")


def migration_of(name: str, sql: str, *, number: int, folder: Path = Path("/case")) -> Migration:
    content = sql.encode()
    text = SqlText(content, folder / name)
    leading = leading_comments(text)
    return Migration(
        version=Version.parse(str(number)),
        description=name,
        path=text.path,
        layout="keel",
        text=text,
        checksum=checksum(content),
        header=parse_header(text, leading)[0],
        no_transaction=is_no_transaction(text, leading),
        rollback=None,
    )


@contextmanager
def standing(
    sandbox: Sandbox, before: str, sql: str, undo: str | None
) -> Iterator[tuple[Stand, Pair]]:
    """Give a stand of two migrations, and the pair that is the second of them."""
    first = migration_of("before.sql", before, number=1)
    second = migration_of("V.sql", sql, number=2)
    back = undo_of(second, undo.encode()) if undo is not None else None
    with sandbox.copies() as copies:
        copies.make(DATABASE)
        try:
            with Stand(OneDatabase(sandbox), (first, second), ("", "", "")) as stand:
                yield stand, Pair(number=1, migration=second, undo=back)
        finally:
            copies.drop(DATABASE)


def proved(
    sandbox: Sandbox, before: str, sql: str, undo: str | None, aids: Aids | None = None
) -> Proved:
    with standing(sandbox, before, sql, undo) as (stand, pair):
        return Prover(stand, aids or Aids()).prove(pair)


def drafted(sandbox: Sandbox, before: str, sql: str, restoring: Restoring | None = None) -> Draft:
    with standing(sandbox, before, sql, None) as (stand, pair):
        return draft_rollback(stand, pair, Aids(), restoring)


def told(proved: Proved, *, undo: bool = True) -> list[Finding]:
    rollback = Path("/case/U.sql") if undo else None
    files = Files(root=Path("/case"), migration=Path("/case/V.sql"), rollback=rollback)
    return [one for tell in TELLERS for one in tell(proved, files)]
