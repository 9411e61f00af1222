"""``keel prove --drill``: each migration among readers and writers of its tables."""

from collections.abc import Iterator, Mapping

from pgkeel.cli.proof_stand import stand_before
from pgkeel.cli.proving import Proofs, read_aids
from pgkeel.proof.drill import Drill, run_drill
from pgkeel.report.document import Section
from pgkeel.report.wording import counted


def drill(
    proofs: Proofs, environ: Mapping[str, str], *, cached: bool
) -> tuple[Section, Mapping[str, Drill]]:
    """Return what readers and writers met with, in words and by the labels of migrations.

    Migrations that lock nothing are passed over.
    """
    migrations = [pair.migration for pair in proofs.pairs]
    aids = read_aids(proofs.project)
    work = [
        (pair, proved.trace)
        for pair, proved in proofs.proved
        if proved.trace and any(one.locks for one in proved.trace.statements)
    ]
    drills: dict[str, Drill] = {}
    if work:
        first = work[0][0].number
        with stand_before(first, migrations, proofs.project, environ, cached=cached) as stand:
            for pair, trace in work:
                drills[pair.migration.label] = run_drill(stand, pair, aids, trace)
    section = Section(
        name="drill",
        summary=f"{counted(len(work), 'migration')} run among readers and writers",
        notes=tuple(note for label, one in drills.items() for note in _told(label, one)),
    )
    return section, drills


def _told(label: str, drill: Drill) -> Iterator[str]:
    state = f"stopped: {drill.failed}" if drill.failed else "done"
    yield f"{label}: {state} after {drill.milliseconds:.0f} ms"
    for one in drill.met:
        for who, stall in (("a reader", one.reader), ("a writer", one.writer)):
            refused = f", {stall.refused:,} refused: {stall.why}" if stall.refused else ""
            yield (
                f"{label}: {one.relation}: {who} waited {stall.longest:.0f} ms at most"
                f" (usually {stall.usual:.1f} ms){refused}"
            )
