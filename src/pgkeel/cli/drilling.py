"""``keel prove --drill``: each migration among readers and writers of its tables."""

from collections.abc import Iterator, Mapping

from pgkeel.cli.proving import Proofs, read_aids
from pgkeel.proof.drill import Drill, run_drill
from pgkeel.proof.stand import Stand
from pgkeel.report.document import Section
from pgkeel.report.wording import counted
from pgkeel.sandbox.blueprint import read_blueprint
from pgkeel.sandbox.chain import chain
from pgkeel.sandbox.replay import open_for


def drill(proofs: Proofs, environ: Mapping[str, str], *, cached: bool) -> Section:
    """Return the longest stall of each table; migrations that lock nothing are passed over."""
    migrations = [pair.migration for pair in proofs.pairs]
    blueprint = read_blueprint(proofs.project, environ, cached=cached)
    links = chain(blueprint.base, migrations)
    aids = read_aids(proofs.project)
    work = [
        (pair, proved.trace)
        for pair, proved in proofs.proved
        if proved.trace and any(one.locks for one in proved.trace.statements)
    ]
    notes: list[str] = []
    if work:
        first = work[0][0].number
        with (
            open_for(blueprint, links[: first + 1]) as sandbox,
            Stand(sandbox, migrations, links) as stand,
        ):
            for pair, trace in work:
                notes += _told(pair.migration.label, run_drill(stand, pair, aids, trace))
    return Section(
        name="drill",
        summary=f"{counted(len(work), 'migration')} run among readers and writers",
        notes=tuple(notes),
    )


def _told(label: str, drill: Drill) -> Iterator[str]:
    state = f"stopped: {drill.failed}" if drill.failed else "done"
    yield f"{label}: {state} after {drill.milliseconds:.0f} ms"
    for one in drill.stalls:
        yield (
            f"{label}: {one.relation}: a reader waited {one.reading:.0f} ms at most, "
            f"a writer {one.writing:.0f} ms"
        )
