"""Reads a history with all rules, from its start or from where the cache leaves off."""

from collections.abc import Sequence

from msgspec import Struct, field

from pgkeel.config import Project
from pgkeel.lint.cache import Cache, Entry, StoredFile, restored, stored
from pgkeel.lint.dispatch import Dispatch
from pgkeel.lint.engine import Engine, Reported
from pgkeel.lint.known.packing import pack, unpack
from pgkeel.lint.parts import own_sources
from pgkeel.lint.policy import Policy
from pgkeel.lint.registry import listed_rules
from pgkeel.lint.results import FileResult, History, Tell
from pgkeel.lint.source import Source
from pgkeel.lint.sources import ground_sources, project_sources
from pgkeel.lint.specs import Specs
from pgkeel.migrations.migration import Folder, Migration

_RESUMED_FROM = 3
"""How many migrations before the last one an entry is looked for."""


class Run(Struct):
    """One reading of a history, from its start or from where the cache leaves off."""

    project: Project
    policy: Policy
    cache: Cache
    tell: Tell
    folder: Folder
    keys: Sequence[str]
    ground: Sequence[Migration] = ()
    """What runs before the folder: it is learned from."""
    reported: dict[int, Reported] = field(default_factory=dict)
    statements: int = 0

    def read(self) -> History:
        """Read all files. Only inside ``pgkeel.sql.with_room``."""
        specs = Specs(self.project.root)
        groups = own_sources(project_sources(self.folder, specs), self.project, self.policy)
        engine = Engine(policy=self.policy, dispatch=Dispatch(listed_rules(), self.policy))
        start = self._resume(engine, groups)
        if start == 0:
            self._learn_ground(engine)
        total = len(groups)
        for number in range(start, total):
            self.tell(number, total, self.folder.migrations[number].label)
            for source in groups[number]:
                at = engine.files  # what is on the right of an assignment comes first
                self.reported[at] = engine.read(source)
            if number == total - 2 and self.keys:
                self._keep(self.keys[number], engine, specs, None)
        own = [len(file.findings) for file in self.reported.values()]
        engine.end(self.reported)
        if self.keys:
            self._keep(self.keys[-1], engine, specs, own)
        return History(
            files=[
                FileResult(one.source.text.path, one.findings, tuple(one.losses))
                for one in self.reported.values()
                if one.source.reported
            ],
            statements=engine.statements,
            known=engine.schema,
            learned=engine.files,
            folder=self.folder.findings,
            specs=tuple(specs.read),
        )

    def _learn_ground(self, engine: Engine) -> None:
        for source in ground_sources(self.ground):
            engine.read(source)
        engine.statements = 0

    def _resume(self, engine: Engine, groups: Sequence[Sequence[Source]]) -> int:
        """Take over what the cache knows of the first migrations; return how many they are."""
        for number in range(len(self.keys) - 2, max(-1, len(self.keys) - 2 - _RESUMED_FROM), -1):
            entry = self.cache.find(self.keys[number], self.project.root)
            sources = [source for group in groups[: number + 1] for source in group]
            if entry is None or len(entry.files) != len(sources):
                continue
            codes = entry.all_codes()
            engine.files = len(self.ground)
            for source, file in zip(sources, entry.files, strict=True):
                findings = restored(file.findings, source.text.path, codes)
                at = engine.files
                self.reported[at] = engine.restore(source, findings, file.used)
            engine.schema = unpack(entry.schema)
            engine.statements = entry.statements
            return number + 1
        return 0

    def _keep(self, key: str, engine: Engine, specs: Specs, own: Sequence[int] | None) -> None:
        """Keep what is known now; ``own`` tells where the findings of the end of history begin."""
        if not self.cache.keeps:
            return
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
