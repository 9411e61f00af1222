"""``keel prove``: what new migrations really do, and whether they can be undone."""

from collections.abc import Iterator

import click
import msgspec

from pgkeel.cli.agreeing import disagreements
from pgkeel.cli.guiding import with_guards
from pgkeel.cli.invocation import Invocation, keel_command
from pgkeel.cli.measured import not_merged, unapproved
from pgkeel.cli.options import base_option
from pgkeel.cli.proving import Proofs, prove_project
from pgkeel.cli.timeline import expected_windows, production, timeline
from pgkeel.cli.watching import plain_watcher
from pgkeel.errors import KeelError
from pgkeel.errors.catalogue import prf
from pgkeel.migrations.folder import read_folder
from pgkeel.proof.telling import (
    again_findings,
    back_findings,
    broken_findings,
    query_findings,
    running_findings,
)
from pgkeel.report.document import Document, Section
from pgkeel.report.wording import counted

_FEW = 5
"""Migrations whose timelines are shown without having been asked for."""


@click.command(short_help="Run new migrations twice, back and again; watch their locks.")
@click.argument("versions", nargs=-1)
@click.option("--all", "every", is_flag=True, help="Prove released and merged migrations, too.")
@base_option
@click.option(
    "--all-the-way", is_flag=True, help="Then down to nothing by rollbacks, and up again."
)
@click.option("--drill", is_flag=True, help="Run them among readers and writers, too.")
@click.option("--no-cache", is_flag=True, help="Prove from nothing; keep nothing.")
@keel_command
def command(
    invocation: Invocation,
    versions: tuple[str, ...],
    every: bool,
    base: str | None,
    all_the_way: bool,
    drill: bool,
    no_cache: bool,
) -> Document:
    """Run each new migration twice, take it back and run it again, with rows, and watch its locks.

    VERSIONS, such as V015, prove just these; without any, those that are new: not in the last
    release or, without a release, not merged yet.
    """
    project = invocation.project()
    folder = read_folder(project)
    labels = [one.label for one in folder.migrations]
    for version in versions:
        if version not in labels:
            raise KeelError(prf.NO_MIGRATION, f"there is no migration {version}")
    watcher = plain_watcher(quiet=invocation.verbosity < 0)
    proofs = prove_project(
        project,
        folder,
        invocation.environ,
        lambda done, total, at: watcher.progress("prove", done, total, at),
        base=base,
        every=every,
        cached=not no_cache,
        versions=versions,
    )
    sections = [*_sections(invocation, proofs, cached=not no_cache)]
    losing = sum(bool(one.taken) for _, one in proofs.proved)
    paths = not_merged(project, folder, base, invocation.environ)
    sections.append(
        Section(
            name="approval",
            summary=f"{counted(losing, 'migration')} seen to lose data",
            findings=unapproved(proofs, folder, paths),
        )
    )
    more = {}
    if drill:
        from pgkeel.cli import drilling  # noqa: PLC0415 -- seldom asked for

        section, drills = drilling.drill(proofs, invocation.environ, cached=not no_cache)
        sections.append(section)
        more = {"drills": {label: msgspec.to_builtins(one) for label, one in drills.items()}}
    if all_the_way:
        from pgkeel.cli.descending import descend  # noqa: PLC0415 -- seldom asked for

        sections.append(descend(project, folder, invocation.environ, cached=not no_cache))
    return Document(
        command="prove",
        root=project.root,
        headline=f"{project.name}: {proofs.summary}",
        lines=tuple(_lines(invocation, proofs)),
        sections=tuple(sections),
        data={
            "migrations": [
                {"label": pair.migration.label, "proof": msgspec.to_builtins(proved)}
                for pair, proved in proofs.proved
            ],
            **more,
        },
    )


def _sections(invocation: Invocation, proofs: Proofs, *, cached: bool) -> Iterator[Section]:
    parts = (
        ("runs", running_findings, "run where they stand in the chain"),
        ("idempotence", again_findings, "run a second time"),
        ("rollback", back_findings, "taken back and run again"),
        ("bodies", broken_findings, "functions and views looked into"),
        ("queries", query_findings, "the application's queries prepared"),
    )
    for name, teller, summary in parts:
        findings = proofs.findings(teller)
        if name == "runs":
            findings = (*findings, *proofs.stopped)
        if name == "idempotence":
            findings = with_guards(proofs.project, invocation.environ, findings, cached=cached)
        notes = proofs.notes if name == "runs" else ()
        yield Section(name=name, summary=summary, findings=findings, notes=notes)
    traced = sum(len(one.trace.statements) for _, one in proofs.proved if one.trace)
    yield Section(
        name="locks",
        summary=f"{counted(traced, 'statement')} watched",
        findings=disagreements(proofs),
    )


def _lines(invocation: Invocation, proofs: Proofs) -> Iterator[str]:
    """Yield the timeline of each migration that locks anything, unless they are many."""
    few = len(proofs.chain.proved) <= _FEW
    statistics = production(proofs.project)
    for pair, proved in proofs.proved:
        if proved.trace is None or not (few or invocation.verbosity > 0):
            continue
        lines = list(timeline(proved.trace, invocation.style))
        if lines:
            yield ""
            yield f"{pair.migration.label} {pair.migration.description}"
            yield from lines
            yield from expected_windows(proved.trace, statistics)
        yield from (f"  {note}" for note in proved.notes)
