"""Compares two sources and proves the plan between them; shared by commands."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TypeAlias

from pgkeel.catalog.kind import Scene
from pgkeel.catalog.reader import read_snapshot
from pgkeel.catalog.registry import all_kinds
from pgkeel.catalog.snapshot import Snapshot
from pgkeel.diff.change import compare
from pgkeel.diff.column_order import find_reordered
from pgkeel.diff.plan import Plan, Planned, plan
from pgkeel.diff.proof import Proof, prove, rebuild, run_plan
from pgkeel.diff.renames import Rename, find_renames, parse_rename, rename_steps
from pgkeel.diff.selection import Selection
from pgkeel.errors import Code, KeelError
from pgkeel.errors.catalogue import dif
from pgkeel.finding import Finding, Severity
from pgkeel.postgres.session import Session
from pgkeel.report.differences.comparison import Comparison
from pgkeel.report.document import Section
from pgkeel.report.wording import counted
from pgkeel.sources.bench import Bench
from pgkeel.sources.reading import open_built, read_source
from pgkeel.sources.source import LiveSource, Source

Sections: TypeAlias = tuple[Section, ...]

_SHOWN = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """A comparison, and what came in the way of its proof."""

    comparison: Comparison
    sections: tuple[Section, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """How a comparison is wanted."""

    selection: Selection
    online: bool = False
    prove: bool = True
    renames: tuple[str, ...] = ()
    confirm: Callable[[Rename], bool] | None = None
    """Asks a person, where there is one."""
    column_order: bool = False
    """Whether it counts in which order columns stand."""


def compare_sources(sources: tuple[Source, Source], bench: Bench, wish: Wish) -> Compared:
    """Read both sources, plan, and prove the plan unless told not to."""
    whole, other = (read_source(source, bench) for source in sources)
    if whole.major != other.major:
        # Servers of two majors may show one expression in two ways.
        whole, other = (
            _on_one_server(source, snapshot, bench)
            for source, snapshot in zip(sources, (whole, other), strict=True)
        )
    before, after = wish.selection.of(whole), wish.selection.of(other)
    changes = compare(before, after)
    renames = tuple(parse_rename(text, before, after) for text in wish.renames)
    offered: tuple[Rename, ...] = ()
    if not renames:
        offered = find_renames(changes, before, after)
        renames = tuple(one for one in offered if wish.confirm and wish.confirm(one))
    job = _Job(source=sources[0], whole=whole, after=after, bench=bench, wish=wish)
    if changes and (wish.prove or renames):
        wanted, proof, sections = job.proved(before, renames)
    else:
        wanted, proof, sections = plan(before, after, online=wish.online), "unproved", ()
    comparison = Comparison(
        names=(sources[0].label, sources[1].label),
        before=before,
        after=after,
        plan=wanted,
        proof=proof,
        renames=renames,
        offered=tuple(one for one in offered if one not in renames),
        reordered=tuple(find_reordered(before, after)) if wish.column_order else (),
    )
    unseen = _unseen(sources[0].label, whole) + _unseen(sources[1].label, other)
    return Compared(comparison=comparison, sections=sections + unseen)


def _on_one_server(source: Source, snapshot: Snapshot, bench: Bench) -> Snapshot:
    """Return what a sandbox makes of a live schema; the schema itself where it cannot be made."""
    if not isinstance(source, LiveSource) or snapshot.major == bench.blueprint.build.major:
        return snapshot
    with bench.fresh() as sandbox, sandbox.powerful() as session:
        reached, made = rebuild(snapshot, session)
    return snapshot if made.failed else reached


@dataclass(frozen=True, slots=True, kw_only=True)
class _Job:
    """The part of a comparison that needs a copy of the first schema."""

    source: Source
    whole: Snapshot
    after: Snapshot
    bench: Bench
    wish: Wish

    def proved(self, before: Snapshot, renames: tuple[Rename, ...]) -> tuple[Plan, str, Sections]:
        """Return the plan, with renames before it, and how its proof went."""
        first: tuple[Planned, ...] = ()
        with self._copied() as (session, copying):
            if not copying.holds:
                section = proof_section(dif.NOT_COPIED, copying, f"no copy of {self.source.label}")
                if renames:
                    raise KeelError(
                        dif.NOT_COPIED, section.summary, detail=section.findings[0].detail
                    )
                return plan(before, self.after, online=self.wish.online), "unproved", (section,)
            if renames:
                before, first = self._renamed(session, renames)
            wanted = plan(before, self.after, online=self.wish.online)
            if not self.wish.prove:
                return _joined(first, wanted), "unproved", ()
            result = prove(wanted, session, self.whole, self.after, self.wish.selection)
        if result.holds:
            return _joined(first, wanted), f"proved on PostgreSQL {self.after.major}", ()
        section = proof_section(dif.NOT_PROVED, result, "the plan fails its proof")
        return _joined(first, wanted), "proof failed", (section,)

    def _renamed(
        self, session: Session, renames: tuple[Rename, ...]
    ) -> tuple[Snapshot, tuple[Planned, ...]]:
        """Rename in the copy, so that the server itself says what becomes of all that follows."""
        scene = Scene(before=self.whole, after=self.after, kinds=all_kinds())
        first = tuple(rename_steps(renames, scene))
        failed = run_plan(Plan(changes=(), steps=first), session)
        if failed and failed.failure:
            raise KeelError(dif.REFUSED_NAME, failed.failure.message, detail=failed.failed)
        return self.wish.selection.of(read_snapshot(session)), first

    @contextmanager
    def _copied(self) -> Iterator[tuple[Session, Proof]]:
        """Give a session in a copy of the source that may be changed."""
        if isinstance(self.source, LiveSource):
            with self.bench.fresh() as sandbox, sandbox.powerful() as session:
                _, copying = rebuild(self.whole, session)
                yield session, copying
        else:
            with open_built(self.source, self.bench) as sandbox, sandbox.powerful() as session:
                yield session, Proof()


def _joined(first: tuple[Planned, ...], wanted: Plan) -> Plan:
    return Plan(changes=wanted.changes, steps=(*first, *wanted.steps), online=wanted.online)


def _unseen(name: str, snapshot: Snapshot) -> Sections:
    """Return what a snapshot could not take in."""
    findings = snapshot.findings
    if not findings:
        return ()
    summary = f"not compared: {counted(len(findings), 'object')}"
    return (Section(name=name, summary=summary, findings=findings),)


def proof_section(
    code: Code, proof: Proof, summary: str, *, severity: Severity = "error"
) -> Section:
    """Return what a proof that does not hold has to say."""
    detail: list[str] = []
    if proof.failed and proof.failure:
        message = f"{proof.failure.message} (SQLSTATE {proof.failure.sqlstate})"
        detail = [proof.failed, *proof.failure.lines()]
    else:
        message = f"{counted(len(proof.left), 'object')} still differ afterwards"
        detail = [f"{change.address}: {', '.join(change.fields)}" for change in proof.left[:_SHOWN]]
        detail += ["…"] if len(proof.left) > _SHOWN else []
    finding = Finding(
        code=code, message=message, severity=severity, detail="\n".join(detail), hint=code.fix
    )
    return Section(name="proof", summary=summary, findings=(finding,))
