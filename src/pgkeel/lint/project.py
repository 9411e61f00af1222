"""Lints the whole history of a project, from the cache where nothing has changed."""

import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from pgkeel import __version__
from pgkeel.config import Project
from pgkeel.kept import program_digest
from pgkeel.lint.cache import Cache, Entry, restored
from pgkeel.lint.inputs import Inputs, read_inputs
from pgkeel.lint.policy import Policy
from pgkeel.lint.results import FileResult, History, Tell
from pgkeel.migrations.filename import rollback_name

if TYPE_CHECKING:
    from pgkeel.lint.losses import Lost
    from pgkeel.migrations.migration import Folder, Migration


def lint_project(
    project: Project, policy: Policy, cache: Cache, tell: Tell, folder: "Folder | None" = None
) -> History:
    """Lint all migrations and rollback files of ``project``, in the order in which they run."""
    inputs = read_inputs(project) if cache.keeps else None
    below = _read_below(project) if project.slice else ()
    keys = _chain(inputs, project, policy, below) if inputs and below is not None else []
    entry = cache.find(keys[-1], project.root) if keys else None
    if entry and entry.ended:
        return _from_entry(entry, project.root, sum(len(one.migrations) for one in below or ()))
    from pgkeel.lint.run import Run  # noqa: PLC0415 -- what comes from the cache needs no rule
    from pgkeel.migrations.folder import read_folder  # noqa: PLC0415 -- nor the folder
    from pgkeel.sql import with_room  # noqa: PLC0415 -- nor the parser

    folder = folder or read_folder(project)
    # What has findings of its own, or another order than that of names, is never kept.
    names = [migration.path.name for migration in folder.migrations]
    sound = inputs and names == list(inputs.migrations) and not folder.findings
    ground: tuple[Migration, ...] = ()
    if project.slice:
        from pgkeel.sandbox.ground import read_ground  # noqa: PLC0415 -- only slices have one

        ground = read_ground(project)
        # Which files are its own is not told by what is kept.
        sound = sound and not project.shares_folder
    run = Run(project, policy, cache, tell, folder, keys if sound else [], ground)
    return with_room(run.read)


def lint_losses(
    project: Project, policy: Policy, folder: "Folder"
) -> "dict[Path, tuple[Lost, ...]]":
    """Return what can lose data in each migration of ``folder``, approved or not."""
    history = lint_project(project, policy, Cache(None), lambda *_: None, folder)
    return {file.path: file.losses for file in history.files if file.losses}


def _read_below(project: Project) -> tuple[Inputs, ...] | None:
    """Return the files of the folders that a slice stands on; ``None`` where one cannot be read."""
    from pgkeel.config.slicing import ground  # noqa: PLC0415 -- only slices have one

    found = [read_inputs(part) for part in ground(project)]
    known = tuple(one for one in found if one is not None)
    return known if len(known) == len(found) and not project.shares_folder else None


def _chain(inputs: Inputs, project: Project, policy: Policy, below: Sequence[Inputs]) -> list[str]:
    """Return for every migration the key of the history that ends with it."""
    program = f"{__version__} {program_digest('lint', 'locks', 'migrations', 'sql')}"
    settings = f"{program} {project.root} {policy!r} {project.settings.migrations!r}"
    key = hashlib.sha256(settings.encode()).digest()
    for one in below:
        for name, content in one.migrations.items():
            key = hashlib.sha256(key + name.encode() + b"\0" + content).digest()
    keys = []
    for name, content in inputs.migrations.items():
        undone = inputs.rollbacks.get(rollback_name(name, project.settings.migrations.layout))
        digest_ = hashlib.sha256(key + name.encode() + b"\0" + content + (undone or b""))
        key = digest_.digest()
        keys.append(digest_.hexdigest())
    return keys


def _from_entry(entry: Entry, root: Path, below: int) -> History:
    codes = entry.all_codes()
    files = []
    for file in entry.files:
        path = root / file.path
        files.append(FileResult(path, restored((*file.findings, *file.at_end), path, codes)))
    return History(
        files=files,
        statements=entry.statements,
        packed=entry.schema,
        learned=below + len(entry.files),
        specs=tuple(entry.specs),
    )
