"""What the stages of ``keel check`` are given, and what one of them makes for all."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from pgkeel.cli.classified import classified_columns
from pgkeel.cli.once import Once
from pgkeel.cli.recorded import Recorded, all_recorded
from pgkeel.cli.replaying import readable
from pgkeel.config import Project
from pgkeel.data.keeping import keeps_page
from pgkeel.errors import KeelError
from pgkeel.errors.catalogue import sbx
from pgkeel.migrations.migration import Folder
from pgkeel.release.standing import Standing
from pgkeel.sandbox.blueprint import Blueprint, read_blueprint
from pgkeel.sandbox.replay import Replay, Replayable, replay

if TYPE_CHECKING:
    from pgkeel.catalog.snapshot import Snapshot
    from pgkeel.cli.proving import Proofs
    from pgkeel.sources.bench import Bench

Tell = Callable[[int, int, str], None]
"""Told how far a stage is: done, of how many, at what."""
_REPLAY = "replay"
_LOOKS = "snapshot-current"
_EXPOSURE = "exposure"
_DOCUMENTS = "dictionary"
_REFERENCE = "reference"


@dataclass(kw_only=True)
class CheckInput:
    """One part of a project: its folder, read once, and the options of the call.

    Beside these, what several stages need: the folder replayed in one sandbox, where its schema is
    read, too, if a stage needs it, and what was proved. Stages run side by side: whoever comes
    second waits, and what stopped the first is raised to each.
    """

    project: Project
    folder: Folder
    environ: Mapping[str, str]
    base: str | None
    """The git revision that counts as merged, where the call names one."""
    cached: bool
    stages: frozenset[str]
    """The names of those that run."""
    _blueprint: "Once[Blueprint]" = field(init=False, default_factory=Once)
    _recorded: "Once[tuple[Recorded, ...]]" = field(init=False, default_factory=Once)
    _replay: "Once[Replay]" = field(init=False, default_factory=Once)
    _proofs: "Once[Proofs]" = field(init=False, default_factory=Once)
    _tells: list[Tell] = field(init=False, default_factory=list)
    _head: "Snapshot | None" = field(init=False, default=None)

    @property
    def blueprint(self) -> Blueprint:
        """What sandboxes are made from."""
        return self._blueprint.get(
            lambda: read_blueprint(self.project, self.environ, cached=self.cached)
        )

    @cached_property
    def bench(self) -> "Bench":
        """Where sources are read."""
        from pgkeel.sources.bench import Bench  # noqa: PLC0415 -- it imports the driver

        return Bench(project=self.project, environ=self.environ, cached=self.cached)

    @property
    def recorded(self) -> tuple[Recorded, ...]:
        """What is recorded of environments."""
        return self._recorded.get(lambda: all_recorded(self.project, self.folder, self.blueprint))

    def replayed(self, tell: Tell) -> Replay:
        """Return what came of the replay; everybody who waits for it is told how far it is.

        SBX010 when what the part stands on fails.
        """
        self._tells.append(tell)
        return self._replay.get(self._replayed)

    def made(self, standing: Standing) -> "Snapshot":
        """Return what the folder makes up to there; DIF003 when it cannot be replayed."""
        if self._head is not None and standing.applied == self.folder.migrations:
            return self._head
        from pgkeel.sources.reading import read_source  # noqa: PLC0415 -- it imports the driver

        return read_source(standing.source, self.bench)

    def runs(self, tell: Tell) -> bool:
        """Whether the whole folder runs. SBX010 as above, unless the stage `replay` tells that."""
        try:
            return self.replayed(tell).failure is None
        except KeelError as error:
            if error.code is not sbx.NO_GROUND or _REPLAY not in self.stages:
                raise
            return False

    def head(self, tell: Tell) -> "Snapshot | None":
        """Return what the whole folder makes; ``None`` when it does not run. SBX010 as `runs`."""
        if not self.runs(tell):
            return None
        if self._head is not None:
            return self._head
        from pgkeel.sources.reading import read_source  # noqa: PLC0415 -- it imports the driver
        from pgkeel.sources.source import FolderSource  # noqa: PLC0415 -- with it

        return read_source(FolderSource(label="folder"), self.bench)

    def proofs(self, tell: Tell) -> "Proofs":
        """Return what came of proving what is new."""
        from pgkeel.cli.proving import prove_project  # noqa: PLC0415 -- three stages need it

        return self._proofs.get(
            lambda: prove_project(
                self.project, self.folder, self.environ, tell, base=self.base, cached=self.cached
            )
        )

    def _replayed(self) -> Replay:
        migrations, _ = readable(self.folder)
        look = self._read if self._is_wanted() else None
        return replay(self.blueprint, migrations, self._tell, look=look)

    def _tell(self, done: int, total: int, at: str) -> None:
        for tell in self._tells:
            tell(done, total, at)

    def _is_wanted(self) -> bool:
        """Whether somebody will ask for the schema at the end of the folder."""
        if _DOCUMENTS in self.stages and keeps_page(self.project.dictionary):
            return True
        if _REFERENCE in self.stages and self.project.settings.reference.tables:
            return True
        if _EXPOSURE in self.stages and classified_columns(self.project) != frozenset():
            return True
        return _LOOKS in self.stages and any(
            not one.is_known and not one.standing.pending for one in self.recorded
        )

    def _read(self, sandbox: Replayable) -> None:
        from pgkeel.sources.reading import read_built  # noqa: PLC0415 -- it imports the driver
        from pgkeel.sources.source import FolderSource  # noqa: PLC0415 -- with it

        if self.folder.migrations and not self.folder.unread:
            label = self.folder.migrations[-1].label
            source = FolderSource(label="folder", version=label)
            self._head = read_built(source, self.bench, sandbox)
