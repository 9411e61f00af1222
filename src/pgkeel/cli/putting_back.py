"""What the draft of a rollback may put back from what is kept: asked of specs and of the linter."""

from collections.abc import Iterator

from pgkeel.cli.backups import OF_COLUMNS, OF_TABLES, foreseen_backups
from pgkeel.config import Project
from pgkeel.lint.overwriting import all_overwrites
from pgkeel.lint.project import lint_losses
from pgkeel.lint.settings import read_policy
from pgkeel.lint.specs import Specs
from pgkeel.migrations.approval import Loss
from pgkeel.migrations.migration import Folder, Migration
from pgkeel.names import Name, parse_path
from pgkeel.proof.restoring import Asked, Restoring
from pgkeel.sandbox.preset import managed_schemas


def restoring_for(
    project: Project, folder: Folder, migration: Migration, *, backup: bool | None
) -> Restoring | None:
    """Return what the draft may put back; ``None`` where it is not to.

    Without ``backup`` being said, it is to where an approval demands that rows are kept. The proof
    shows what is lost of the rows of a sandbox; the linter, and approvals, name the rest.
    """
    kept = frozenset(foreseen_backups(project.root, migration))
    if backup is False or (backup is None and not kept):
        return None
    return Restoring(
        schema=project.settings.ledger.schema,
        asked=tuple(dict.fromkeys(_asked(project, folder, migration))),
        tables=kept or None,
        managed=managed_schemas(project.settings.project.preset),
    )


def _asked(project: Project, folder: Folder, migration: Migration) -> Iterator[Asked]:
    policy = read_policy(project)
    losses = [one.loss for one in lint_losses(project, policy, folder).get(migration.path, ())]
    approvals = Specs(project.root).approvals(migration)
    losses += [loss for one in (approvals.written if approvals else ()) for loss in one.loses]
    for loss in losses:
        yield from _of_loss(loss)
    for one in all_overwrites(project.root, folder, policy).get(migration.path, ()):
        for column in one.columns:
            yield Asked(table=one.table, column=column)


def _of_loss(loss: Loss) -> Iterator[Asked]:
    named: tuple[str, ...] = ()
    if loss.operation in OF_TABLES | OF_COLUMNS:
        named = (loss.object, *loss.takes)
    elif loss.operation == "dropped-along":
        named = (loss.object.rpartition(" ")[2],)
    for text in named:
        path = parse_path(text)
        if len(path) in (2, 3):
            yield Asked(table=Name(*path[:2]), column=path[2] if len(path) == 3 else None)
