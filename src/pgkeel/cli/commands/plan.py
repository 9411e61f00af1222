"""``keel plan``: what `keel apply` would run in a live database, and whom it would hold up."""

from collections.abc import Iterator
from functools import partial

import click

from pgkeel import config
from pgkeel.cli.effecting import Effect, effect_of
from pgkeel.cli.invocation import Invocation, keel_command
from pgkeel.cli.known_losses import KnownLoss, KnownLosses, known_losses, may_lose
from pgkeel.cli.lint_gate import lint_findings
from pgkeel.cli.linting import tally
from pgkeel.cli.options import environment_option, version_option
from pgkeel.cli.targets import request_for
from pgkeel.config import Project
from pgkeel.errors.catalogue import run
from pgkeel.finding import Finding
from pgkeel.lint.locks_taken import LockTaken, StatementLocks, locks_taken
from pgkeel.lint.settings import read_policy
from pgkeel.migrations.folder import read_folder
from pgkeel.migrations.version import Version
from pgkeel.report.document import Document, Json, Section
from pgkeel.report.wording import counted
from pgkeel.runner.apply import prepare
from pgkeel.runner.connecting import connected
from pgkeel.runner.job import Job, forward
from pgkeel.runner.lacking import Lacked, find_lacking
from pgkeel.runner.plan import Plan
from pgkeel.runner.settings import limits_of
from pgkeel.runner.telling import first_line

_SHOWN = 5
"""Migrations that a note names."""


@click.command(short_help="Show what `keel apply` would run, and whom it would hold up.")
@environment_option
@version_option("--to", "upto", help_text="Plan up to this version, such as V015.")
@click.option(
    "--late", type=click.Choice(["error", "warn", "allow"]), help="What is pending and came late."
)
@click.option("--on-existing", is_flag=True, help="Plan for a database that has tables already.")
@click.option("--no-diff", is_flag=True, help="Do not try in a sandbox what the schema will be.")
@keel_command
def command(
    invocation: Invocation,
    environment: str,
    upto: Version | None,
    late: config.Late | None,
    on_existing: bool,
    no_diff: bool,
) -> Document:
    """Show the statements that `keel apply` would run, their locks, and what the schema will be.

    What becomes of the schema is tried in a sandbox; of the database it only reads. What a
    migration was seen to lose stands beside its statement, where it was proved on this machine.
    Exits with 0 when the plan can be applied, with 1 when the linter finds errors. The digest
    names this very plan: `keel apply --plan-digest` runs no other.
    """
    project = invocation.project()
    limits = limits_of(project.settings.apply, late=late)
    request = request_for(
        invocation, project, environment, limits, upto=upto, on_existing=on_existing
    )
    folder = read_folder(project)
    with connected(request.url, environment) as session:
        target, plan = prepare(request, folder, session)
        lacked = find_lacking(session, [one.migration for one in plan.planned])
    pending = tuple(one.migration for one in plan.planned)
    jobs = [forward(one.migration, one.entry) for one in plan.planned]
    locks: StatementLocks = {}
    losses: KnownLosses = {}
    sections: tuple[Section, ...] = ()
    effect = Effect(lines=(), data=None)
    if pending:
        policy = read_policy(_about(project, environment))
        server = target.version // 10_000
        locks = locks_taken(folder, policy, project.root, server=server)
        losses = known_losses(project, folder, pending, invocation.environ, policy)
        found = lint_findings(invocation, project, folder, pending)
        sections = (Section(name="lint", summary=tally(found), findings=found),)
        sections += _rights(lacked)
        if not no_diff:
            effect = effect_of(invocation, project, plan, whole=invocation.verbosity > 0)
    said = counted(len(jobs), "migration")
    return Document(
        command="plan",
        root=project.root,
        headline=f"{environment}: {said} to apply, plan {plan.digest}"
        if jobs
        else f"{environment}: nothing to apply",
        lines=(*_lines(jobs, locks, losses), *_notes(plan, losses), *effect.lines),
        sections=(*sections, *effect.sections),
        data={
            "environment": environment,
            "database": target.database,
            "identity": target.identity,
            "server_version": target.server_version,
            "plan_digest": plan.digest,
            "migrations": [_data(job, locks, losses) for job in jobs],
            "effect": effect.data,
            "notes": list(plan.warnings),
        },
    )


def _rights(lacked: tuple[Lacked, ...]) -> tuple[Section, ...]:
    """Return what the role that planned has no right to: another may be going to apply."""
    if not lacked:
        return ()
    findings = tuple(
        Finding(
            code=run.NO_RIGHT,
            severity="warning",
            message=one.message,
            place=one.wanted.place,
            hint=one.remedy,
        )
        for one in lacked
    )
    summary = f"{counted(len(lacked), 'right')} missing to the role of this URL"
    return (Section(name="rights", summary=summary, findings=findings),)


def _about(project: Project, environment: str) -> Project:
    """Return ``project`` with the sizes of ``environment`` for those of ``[lint]``."""
    from msgspec.structs import replace  # noqa: PLC0415 -- only here

    settings = project.settings
    lint = replace(settings.lint, environment=environment)
    return replace(project, settings=replace(settings, lint=lint))


def _lines(jobs: list[Job], locks: StatementLocks, losses: KnownLosses) -> Iterator[str]:
    for job in jobs:
        how = "statement by statement" if job.no_transaction else "in one transaction"
        begun = job.entry.done if job.entry and job.entry.is_unfinished else 0
        rest = f", from statement {begun + 1}" if begun else ""
        yield ""
        yield f"  {job.label} {job.description}: {how}{rest}"
        at = partial(_number, job)
        for number in range(begun + 1, len(job.statements) + 1):
            text = job.sql(number).splitlines()
            yield f"    {first_line(text[0] + (' …' if len(text) > 1 else ''), 86)}"
            yield from (f"      {_in_words(lock)}" for lock in _locks(job, number, locks))
            yield from (f"      {one.words}" for one in _losses(job, losses) if at(one) == number)
        yield from (f"    {one.words}" for one in _losses(job, losses) if at(one) is None)


def _notes(plan: Plan, losses: KnownLosses) -> Iterator[str]:
    """Yield what there is to know of the plan as a whole."""
    for warning in plan.warnings:
        yield f"  note: {warning}"
    unknown = [
        one.migration.label
        for one in plan.planned
        if one.migration.version not in losses and may_lose(one.migration)
    ]
    if unknown:
        shown = ", ".join(unknown[:_SHOWN]) + (", …" if len(unknown) > _SHOWN else "")
        yield f"  note: no proof is kept here of what {shown} would lose: `keel prove` makes one"


def _losses(job: Job, losses: KnownLosses) -> tuple[KnownLoss, ...]:
    return losses.get(job.version, ())


def _number(job: Job, loss: KnownLoss) -> int | None:
    """Return which statement of ``job``, counted from 1, was seen to lose it."""
    starts = [one.start for one in job.statements]
    return starts.index(loss.offset) + 1 if loss.offset in starts else None


def _locks(job: Job, number: int, locks: StatementLocks) -> tuple[LockTaken, ...]:
    return locks.get((job.path, job.statements[number - 1].start), ())


def _in_words(lock: LockTaken) -> str:
    does = "rewrites" if lock.rewrites else "reads all of" if lock.scans else "on"
    mode = f"{lock.mode.sql} lock, {does}" if does != "on" else f"{lock.mode.sql} lock on"
    size = f" ({lock.size})" if lock.size else ""
    return f"{mode} {lock.table}{size}"


def _data(job: Job, locks: StatementLocks, losses: KnownLosses) -> Json:
    return {
        "version": str(job.version),
        "label": job.label,
        "description": job.description,
        "transaction": not job.no_transaction,
        "done": job.entry.done if job.entry and job.entry.is_unfinished else 0,
        "losses": [
            {
                "what": one.what,
                "sort": one.sort,
                "how": one.how,
                "size": one.size,
                "statement": _number(job, one),
            }
            for one in _losses(job, losses)
        ]
        if job.version in losses
        else None,
        "statements": [
            {
                "sql": job.sql(number),
                "locks": [
                    {
                        "table": str(lock.table),
                        "mode": lock.mode.sql,
                        "rewrites": lock.rewrites,
                        "reads_all": lock.scans,
                        "size": lock.size,
                    }
                    for lock in _locks(job, number, locks)
                ],
            }
            for number in range(1, len(job.statements) + 1)
        ],
    }
