"""Lints the whole history of a project, from the cache where nothing has changed."""

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

from pgkeel import __version__
from pgkeel.config import Project
from pgkeel.lint.cache import Cache, Entry, fingerprint_of_rules, restored
from pgkeel.lint.inputs import Inputs, read_inputs
from pgkeel.lint.policy import Policy
from pgkeel.lint.results import FileResult, History, Tell
from pgkeel.migrations.filename import rollback_name

if TYPE_CHECKING:
    from pgkeel.migrations.migration import Folder


def lint_project(
    project: Project, policy: Policy, cache: Cache, tell: Tell, folder: "Folder | None" = None
) -> History:
    """Lint all migrations and rollback files of ``project``, in the order in which they run."""
    inputs = read_inputs(project) if cache.keeps else None
    keys = _chain(inputs, project, policy) if inputs else []
    entry = cache.find(keys[-1], project.root) if keys else None
    if entry and entry.ended:
        return _from_entry(entry, project.root)
    from pgkeel.lint.run import Run  # noqa: PLC0415 -- what comes from the cache needs no rule
    from pgkeel.migrations.folder import read_folder  # noqa: PLC0415 -- nor the folder
    from pgkeel.sql import with_room  # noqa: PLC0415 -- nor the parser

    folder = folder or read_folder(project)
    # What has findings of its own, or another order than that of names, is never kept.
    names = [migration.path.name for migration in folder.migrations]
    sound = inputs and names == list(inputs.migrations) and not folder.findings
    run = Run(project, policy, cache, tell, folder, keys if sound else [])
    return with_room(run.read)


def _chain(inputs: Inputs, project: Project, policy: Policy) -> list[str]:
    """Return for every migration the key of the history that ends with it."""
    settings = f"{__version__} {project.root} {policy!r} {project.settings.migrations!r}"
    key = hashlib.sha256(settings.encode() + fingerprint_of_rules()).digest()
    keys = []
    for name, content in inputs.migrations.items():
        undone = inputs.rollbacks.get(rollback_name(name, project.settings.migrations.layout))
        digest_ = hashlib.sha256(key + name.encode() + b"\0" + content + (undone or b""))
        key = digest_.digest()
        keys.append(digest_.hexdigest())
    return keys


def _from_entry(entry: Entry, root: Path) -> History:
    codes = entry.all_codes()
    files = []
    for file in entry.files:
        path = root / file.path
        files.append(FileResult(path, restored((*file.findings, *file.at_end), path, codes)))
    return History(
        files=files,
        statements=entry.statements,
        packed=entry.schema,
        specs=tuple(entry.specs),
    )
