"""Lints the whole history of a project, from the cache where nothing has changed."""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from pgkeel import __version__
from pgkeel.config import Project
from pgkeel.errors import Code
from pgkeel.finding import Finding
from pgkeel.lint.cache import (
    Cache,
    Entry,
    StoredFile,
    fingerprint_of_rules,
    pack,
    restored,
    stored,
    unpack,
)
from pgkeel.lint.engine import Engine, Reported, dispatch
from pgkeel.lint.inputs import Inputs, read_inputs
from pgkeel.lint.known.schema import Schema
from pgkeel.lint.policy import Policy
from pgkeel.lint.registry import all_rules
from pgkeel.lint.source import Source
from pgkeel.lint.sources import project_sources
from pgkeel.lint.specs import Specs, digest, read_spec
from pgkeel.migrations.filename import rollback_name
from pgkeel.migrations.folder import read_folder
from pgkeel.migrations.migration import Folder
from pgkeel.sql import with_room

Tell = Callable[[int, int, str], None]
"""Told how far a run is: done, of how many, at what."""

_RESUMED_FROM = 3
"""How many migrations before the last one an entry is looked for."""


@dataclass(slots=True)
class FileResult:
    """The findings of one migration or rollback file."""

    path: Path
    findings: list[Finding]


@dataclass(slots=True)
class History:
    """What linting a whole project gave."""

    files: list[FileResult] = field(default_factory=list)
    statements: int = 0
    packed: bytes | None = None
    known: Schema | None = None
    folder: tuple[Finding, ...] = ()
    """What kept files from being read."""

    @property
    def schema(self) -> Schema:
        """What is known at the end of history; a copy of its own where it comes from the cache."""
        if self.known is None:
            self.known = unpack(self.packed) if self.packed else Schema()
        return self.known


def lint_project(
    project: Project, policy: Policy, cache: Cache, tell: Tell, folder: Folder | None = None
) -> History:
    """Lint all migrations and rollback files of ``project``, in the order in which they run."""
    inputs = read_inputs(project)
    keys = _chain(inputs, project, policy) if inputs else []
    entry = _valid(cache.find(keys[-1]), project.root) if keys else None
    if entry and entry.ended:
        return _from_entry(entry, project.root)
    folder = folder or read_folder(project)
    # What has findings of its own, or another order than that of names, is never kept.
    names = [migration.path.name for migration in folder.migrations]
    sound = inputs and names == list(inputs.migrations) and not folder.findings
    run = _Run(project, policy, cache, tell, folder, keys if sound else [])
    return with_room(run.run)


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


def _valid(entry: Entry | None, root: Path) -> Entry | None:
    """Return ``entry`` if the specs that it asked are as they were."""
    if entry is None:
        return None
    same = all(digest(read_spec(root, name)) == known for name, known in entry.specs.items())
    return entry if same else None


def _from_entry(entry: Entry, root: Path) -> History:
    codes = _codes(entry)
    files = []
    for file in entry.files:
        path = root / file.path
        files.append(FileResult(path, restored((*file.findings, *file.at_end), path, codes)))
    return History(files=files, statements=entry.statements, packed=entry.schema)


def _codes(entry: Entry) -> dict[str, Code]:
    return {
        code: Code(code, title, why, fix, slug)
        for code, (title, why, fix, slug) in entry.codes.items()
    }


@dataclass(slots=True)
class _Run:
    """One reading of a history, from its start or from where the cache leaves off."""

    project: Project
    policy: Policy
    cache: Cache
    tell: Tell
    folder: Folder
    keys: Sequence[str]
    reported: dict[int, Reported] = field(default_factory=dict)
    statements: int = 0

    def run(self) -> History:
        specs = Specs(self.project.root)
        groups = project_sources(self.folder, specs)
        engine = Engine(policy=self.policy, dispatch=dispatch(all_rules(), self.policy))
        start = self._resume(engine, groups)
        total = len(groups)
        for number in range(start, total):
            self.tell(number, total, self.folder.migrations[number].label)
            for source in groups[number]:
                self.reported[engine.files] = engine.read(source)
            if number == total - 2 and self.keys:
                self._keep(self.keys[number], engine, specs, None)
        own = [len(file.findings) for file in self.reported.values()]
        engine.end(self.reported)
        if self.keys:
            self._keep(self.keys[-1], engine, specs, own)
        return History(
            files=[
                FileResult(one.source.text.path, one.findings) for one in self.reported.values()
            ],
            statements=engine.statements,
            known=engine.schema,
            folder=self.folder.findings,
        )

    def _resume(self, engine: Engine, groups: Sequence[Sequence[Source]]) -> int:
        """Take over what the cache knows of the first migrations; return how many they are."""
        for number in range(len(self.keys) - 2, max(-1, len(self.keys) - 2 - _RESUMED_FROM), -1):
            entry = _valid(self.cache.find(self.keys[number]), self.project.root)
            sources = [source for group in groups[: number + 1] for source in group]
            if entry is None or len(entry.files) != len(sources):
                continue
            codes = _codes(entry)
            for source, file in zip(sources, entry.files, strict=True):
                findings = restored(file.findings, source.text.path, codes)
                self.reported[engine.files] = engine.restore(source, findings, file.used)
            engine.schema = unpack(entry.schema)
            engine.statements = entry.statements
            return number + 1
        return 0

    def _keep(self, key: str, engine: Engine, specs: Specs, own: Sequence[int] | None) -> None:
        """Keep what is known now; ``own`` tells where the findings of the end of history begin."""
        ended = own is not None
        counts = own if own is not None else [len(one.findings) for one in self.reported.values()]
        files = tuple(
            StoredFile(
                file.source.text.path.relative_to(self.project.root).as_posix(),
                stored(file.findings[:count]),
                # At the end some of them have silenced what only the end tells.
                () if ended else tuple(sorted(file.suppressions.used)),
                stored(file.findings[count:]),
            )
            for file, count in zip(self.reported.values(), counts, strict=True)
        )
        codes = {
            one.code.code: one.code for file in self.reported.values() for one in file.findings
        }
        entry = Entry(
            files=files,
            codes={key: (one.title, one.why, one.fix, one.slug) for key, one in codes.items()},
            specs=specs.read,
            statements=engine.statements,
            ended=ended,
            schema=pack(engine.schema),
        )
        self.cache.keep(key, entry)
