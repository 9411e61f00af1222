"""Compares what was measured of locks with what the lock table told of the same statements."""

from collections.abc import Iterator

from pgkeel.cli.proving import Proofs
from pgkeel.errors.catalogue import prf
from pgkeel.finding import Finding
from pgkeel.lint.expected import expected_effects
from pgkeel.lint.settings import read_policy
from pgkeel.locks import LockMode
from pgkeel.migrations.migration import Folder
from pgkeel.postgres.build import find_build
from pgkeel.proof.facts import Trace
from pgkeel.proof.telling import Files


def disagreements(proofs: Proofs) -> tuple[Finding, ...]:
    """Return where a table was locked more strongly than the lock table says.

    Only of statements that it knows, and of the tables that it names for them.
    """
    if not proofs.chain.proved:
        return ()
    project = proofs.project
    folder = Folder(
        path=project.folder,
        layout=project.settings.migrations.layout,
        migrations=tuple(pair.migration for pair in proofs.pairs),
        findings=(),
    )
    server = find_build(project.settings.sandbox.server).major
    expected = expected_effects(project.root, folder, read_policy(project), server)
    found: list[Finding] = []
    for pair, proved in proofs.proved:
        if proved.trace is None:
            continue
        path = pair.migration.path
        said = {
            number: {str(table): mode for effect in effects for table, mode in effect.locks()}
            for (file, number), effects in expected.items()
            if file == path
        }
        found += _of_one(proved.trace, said, proofs.files(pair.migration))
    return tuple(found)


def _of_one(trace: Trace, said: dict[int, dict[str, LockMode]], files: Files) -> Iterator[Finding]:
    for one in trace.statements:
        told = said.get(one.spot.statement, {})
        for lock in one.locks:
            mode = told.get(lock.relation)
            if mode is not None and lock.strength > mode:
                yield Finding(
                    code=prf.TABLE_DISAGREES,
                    message=f"{lock.relation} was locked in {lock.mode}, not in {mode.sql}",
                    severity="warning",
                    place=files.place(one.spot),
                    detail=one.words,
                )
