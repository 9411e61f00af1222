"""Finds the drift of environments, all at once; shared by what ``keel drift`` does with it."""

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, wait
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeVar

from msgspec.structs import replace as with_fields

from pgkeel.catalog.address import Address
from pgkeel.catalog.snapshot import Snapshot
from pgkeel.catalog.traces import Trace, read_traces
from pgkeel.cli.selecting import selection_of
from pgkeel.config import DatabaseUrl, Project
from pgkeel.config.environment import environment_url
from pgkeel.diff.change import compare
from pgkeel.diff.selection import Selection
from pgkeel.errors import KeelError
from pgkeel.migrations.folder import read_folder
from pgkeel.migrations.migration import Folder
from pgkeel.release.busy import Busy, read_busy
from pgkeel.release.copying import PutBack, copied, put_back
from pgkeel.release.drift import LIVE_CLASSES, DriftClass, classify, mixed
from pgkeel.release.drifted import DatabaseDrift
from pgkeel.release.other_tools import ToolRows, read_other_tools
from pgkeel.release.pinning import pinned_extensions
from pgkeel.release.position import Position, position_of
from pgkeel.release.standing import named_head
from pgkeel.release.sums import read_dump
from pgkeel.release.views import Known, read_views, standing_source
from pgkeel.runner.entry import Ledger
from pgkeel.runner.ledger import read_ledger
from pgkeel.runner.standing import Standing, standing
from pgkeel.sources.bench import Bench
from pgkeel.sources.live import live_session
from pgkeel.sources.reading import read_source
from pgkeel.sources.source import LiveSource, SqlSource, TextSource

if TYPE_CHECKING:
    from pgkeel.data.rows.difference import TableRows

T = TypeVar("T")
U = TypeVar("U")


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What came of looking at one environment: its drift, or why it could not be told."""

    name: str
    drift: DatabaseDrift | None = None
    ledger: Ledger | None = None
    standing: Standing | None = None
    tools: tuple[ToolRows, ...] = ()
    error: KeelError | None = None
    offline: "Offline | None" = None
    rows: "tuple[TableRows, ...] | KeelError | None" = None
    """Of reference tables, what differs, or why that could not be told; ``None`` if not asked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Offline:
    """What files alone tell of an environment that could not be reached."""

    recorded: bool
    position: Position | None = None
    stale: tuple[str, ...] = ()
    """Objects of the snapshot that differ from the folder."""
    error: KeelError | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Seen:
    """What a live database answered."""

    live: Snapshot
    ledger: Ledger | None
    tools: tuple[ToolRows, ...]
    busy: tuple[Busy, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """One look at environments: what all of them share."""

    project: Project
    folder: Folder
    bench: Bench
    selection: Selection
    environ: Mapping[str, str]
    rows: bool = False
    """Whether reference data is compared, too."""

    def at(self, names: Sequence[str]) -> tuple[Found, ...]:
        """Return what is found at each, in their order; a failure of one hides no other.

        All live databases are read side by side, then what is not understood yet is worked out.
        """
        seen = _side_by_side(self._seen, names, len(names))
        # A server given for the sandbox is for one run at a time.
        workers = 1 if self.bench.blueprint.url else min(len(names), os.cpu_count() or 1)
        pairs = tuple(zip(names, seen, strict=True))
        judged = _side_by_side(lambda pair: self._found(*pair), pairs, workers)
        return tuple(
            one if isinstance(one, Found) else Found(name=name, error=one)
            for name, one in zip(names, judged, strict=True)
        )

    def _url(self, name: str) -> DatabaseUrl:
        return environment_url(self.project, name, self.environ)

    def _seen(self, name: str) -> _Seen:
        url = self._url(name)
        live = read_source(LiveSource(label=f"env:{name}", url=url), self.bench)
        with live_session(url, name) as session:
            session.run("begin read only; set local statement_timeout = '1min'")
            return _Seen(
                live=live,
                ledger=read_ledger(session, self.project.settings.ledger),
                tools=read_other_tools(session),
                busy=read_busy(session),
            )

    def _found(self, name: str, seen: _Seen | KeelError) -> Found:
        known = self._known(name)
        if isinstance(seen, KeelError):
            return Found(name=name, error=seen, offline=self._offline(known))
        where = standing(self.folder, seen.ledger)
        applied = [entry.version for entry in seen.ledger.applied] if seen.ledger else None
        position = position_of(self.folder, applied, seen.tools, known.head)
        theirs = tuple(rows.table for rows in seen.tools)
        selection = with_fields(self.selection, bookkeeping=(*self.selection.bookkeeping, *theirs))
        views = read_views(seen.live, position, known, self.bench, selection)
        drift = DatabaseDrift(
            name=name, position=position, views=views, classes=classify(views), busy=seen.busy
        )
        mine = [address for address, cls in drift.classes.items() if cls in LIVE_CLASSES]
        if mine:
            drift = replace(
                drift,
                put_back=self._put_back(drift, known),
                traces=self._traces(name, drift.classes),
            )
        return Found(
            name=name,
            drift=drift,
            ledger=seen.ledger,
            standing=where if seen.ledger else None,
            tools=seen.tools,
            rows=self._rows(name, standing_source(position, known)) if self.rows else None,
        )

    def _rows(self, name: str, source: TextSource) -> "tuple[TableRows, ...] | KeelError":
        """Compare reference data; what comes in the way hides nothing of the schema's drift."""
        from pgkeel.cli.drift_rows import (  # noqa: PLC0415 -- only where it is asked for
            compare_rows,
            expected_rows,
        )

        try:
            expected = expected_rows(self.project, self.bench, source)
            return compare_rows(expected, self.project, self._url(name), name)
        except KeelError as error:
            return error

    def _known(self, name: str) -> Known:
        path = self.project.current / f"{name}.schema.sql"
        recorded = SqlSource(label=f"current:{name}", path=path) if path.is_file() else None
        head = named_head(read_dump(path) or b"", self.folder) if recorded else None
        return Known(migrations=self.folder.migrations, recorded=recorded, head=head)

    def _put_back(self, drift: DatabaseDrift, known: Known) -> PutBack:
        views = drift.views
        mine = [address for address, cls in drift.classes.items() if cls in LIVE_CLASSES]
        target = mixed(views.live, views.expected, mine)
        source = standing_source(drift.position, known)
        pinned = pinned_extensions(known.migrations)
        with copied(views.live, source, self.bench, self.selection, pinned) as copy:
            return put_back(copy, views.live, target, self.selection)

    def _traces(self, name: str, classes: Mapping[Address, DriftClass]) -> Mapping[Address, Trace]:
        with live_session(self._url(name), name) as session:
            return read_traces(session, [one for one, cls in classes.items() if cls != "pending"])

    def _offline(self, known: Known) -> Offline:
        """Compare what is in files, which needs no live database."""
        if known.recorded is None:
            return Offline(recorded=False)
        position = position_of(self.folder, None, (), known.head)
        try:
            recorded = read_source(known.recorded, self.bench)
            views = read_views(recorded, position, known, self.bench, self.selection)
        except KeelError as error:
            return Offline(recorded=True, error=error)
        differ = compare(views.folder, views.recorded or views.folder)
        return Offline(
            recorded=True,
            position=position,
            stale=tuple(str(change.address) for change in differ),
        )


def look_at(
    project: Project, bench: Bench, environ: Mapping[str, str], *, rows: bool = False
) -> Look:
    """Return what a look needs: the folder is read once. MIG001 without one."""
    return Look(
        project=project,
        folder=read_folder(project),
        bench=bench,
        selection=selection_of(project),
        environ=environ,
        rows=rows,
    )


def _side_by_side(
    work: Callable[[T], U], given: Iterable[T], workers: int
) -> tuple[U | KeelError, ...]:
    """Return what ``work`` makes of each, or its error; Ctrl-C is let through meanwhile."""
    pool = ThreadPoolExecutor(max(workers, 1))
    try:
        running: list[Future[U]] = [pool.submit(work, one) for one in given]
        return tuple(map(_result, running))
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _result(future: Future[U]) -> U | KeelError:
    while not future.done():
        # A wait without end would not let signals through.
        wait([future], timeout=0.5)
    try:
        return future.result()
    except KeelError as error:
        return error
