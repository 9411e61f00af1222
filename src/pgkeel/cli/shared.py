"""What the stages of one ``keel check`` share: made once, by whichever stage asks first."""

import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from pgkeel.cli.classified import classified_columns
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
    from pgkeel.sources.bench import Bench

Tell = Callable[[int, int, str], None]
_LOOKS = "snapshot-current"
_EXPOSURE = "exposure"
_DOCUMENTS = "dictionary"


@dataclass(kw_only=True)
class Shared:
    """The folder replayed in one sandbox, where its schema is read, too, if a stage needs it.

    Stages run side by side: whoever comes second waits.
    """

    project: Project
    folder: Folder
    environ: Mapping[str, str]
    cached: bool
    stages: frozenset[str]
    """The names of those that run."""
    _lock: threading.RLock = field(init=False, default_factory=threading.RLock)
    _blueprint: Blueprint | None = field(init=False, default=None)
    _recorded: tuple[Recorded, ...] | None = field(init=False, default=None)
    _tells: list[Tell] = field(init=False, default_factory=list)
    _replay: Replay | KeelError | None = field(init=False, default=None)
    _head: "Snapshot | None" = field(init=False, default=None)

    # Not cached_property for what takes the lock: it has a lock of its own before Python 3.12, and
    # two stages that take both in turn would wait for each other.
    @property
    def blueprint(self) -> Blueprint:
        """What sandboxes are made from."""
        if self._blueprint is None:
            with self._lock:
                if self._blueprint is None:
                    self._blueprint = read_blueprint(self.project, self.environ, cached=self.cached)
        return self._blueprint

    @cached_property
    def bench(self) -> "Bench":
        """Where sources are read."""
        from pgkeel.sources.bench import Bench  # noqa: PLC0415 -- it imports the driver

        return Bench(project=self.project, environ=self.environ, cached=self.cached)

    @property
    def recorded(self) -> tuple[Recorded, ...]:
        """What is recorded of environments."""
        if self._recorded is None:
            with self._lock:
                if self._recorded is None:
                    self._recorded = all_recorded(self.project, self.folder, self.blueprint)
        return self._recorded

    def replayed(self, tell: Tell) -> Replay:
        """Return what came of the replay; everybody who waits for it is told how far it is.

        SBX010 when what the part stands on fails, for each who asks.
        """
        self._tells.append(tell)
        with self._lock:
            if self._replay is None:
                self._replay = self._replayed()
            if isinstance(self._replay, KeelError):
                raise self._replay
            return self._replay

    def made(self, standing: Standing) -> "Snapshot":
        """Return what the folder makes up to there; DIF003 when it cannot be replayed."""
        if self._head is not None and standing.applied == self.folder.migrations:
            return self._head
        from pgkeel.sources.reading import read_source  # noqa: PLC0415 -- it imports the driver

        return read_source(standing.source, self.bench)

    def head(self, tell: Tell) -> "Snapshot | None":
        """Return what the whole folder makes; ``None`` when it does not run. SBX010 as above."""
        if self.replayed(tell).failure:
            return None
        if self._head is not None:
            return self._head
        from pgkeel.sources.reading import read_source  # noqa: PLC0415 -- it imports the driver
        from pgkeel.sources.source import FolderSource  # noqa: PLC0415 -- with it

        return read_source(FolderSource(label="folder"), self.bench)

    def _replayed(self) -> Replay | KeelError:
        migrations, _ = readable(self.folder)
        look = self._read if self._is_wanted() else None
        try:
            return replay(self.blueprint, migrations, self._tell, look=look)
        except KeelError as error:
            if error.code is not sbx.NO_GROUND:
                raise
            return error

    def _tell(self, done: int, total: int, at: str) -> None:
        for tell in self._tells:
            tell(done, total, at)

    def _is_wanted(self) -> bool:
        """Whether somebody will ask for the schema at the end of the folder."""
        if _DOCUMENTS in self.stages and keeps_page(self.project.dictionary):
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
