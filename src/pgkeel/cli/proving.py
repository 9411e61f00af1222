"""Proves a project's migrations; shared by ``keel prove`` and the stages of ``keel check``."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from pgkeel.cli.backups import find_keeping
from pgkeel.cli.replaying import readable
from pgkeel.cli.unproved import find_new
from pgkeel.config import Project
from pgkeel.errors.catalogue import prf
from pgkeel.finding import Finding
from pgkeel.migrations.migration import Folder, Migration
from pgkeel.proof.aids import Aids, read_samples
from pgkeel.proof.asked import read_queries
from pgkeel.proof.chain import Chain, kept_of, prove_chain
from pgkeel.proof.facts import Proved
from pgkeel.proof.kept import Kept
from pgkeel.proof.pair import Pair, pairs_of
from pgkeel.proof.telling import Files
from pgkeel.report.wording import counted
from pgkeel.sandbox.blueprint import read_blueprint
from pgkeel.sandbox.places import cache_folder
from pgkeel.sandbox.preset import managed_schemas
from pgkeel.statistics import queries_beside

Tell = Callable[[int, int, str], None]
Teller = Callable[[Proved, Files], Iterable[Finding]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Proofs:
    """What was proved, and what was passed over."""

    project: Project
    pairs: Sequence[Pair]
    chain: Chain
    notes: tuple[str, ...]

    @property
    def proved(self) -> Iterator[tuple[Pair, Proved]]:
        """The pairs that were proved, in their order."""
        return ((self.pairs[at], self.chain.proved[at]) for at in sorted(self.chain.proved))

    def findings(self, *tellers: Teller) -> tuple[Finding, ...]:
        """Return what ``tellers``, one after the other, have to say of each."""
        return tuple(
            finding
            for tell in tellers
            for pair, proved in self.proved
            for finding in tell(proved, self.files(pair.migration))
        )

    def files(self, migration: Migration) -> Files:
        """Return where the files of ``migration`` are."""
        return Files(root=self.project.root, migration=migration.path, rollback=migration.rollback)

    @property
    def stopped(self) -> tuple[Finding, ...]:
        """A finding where a migration fails, so that those after it could not be tried."""
        if self.chain.stopped is None:
            return ()
        message = f"nothing after it could be proved: {self.chain.stopped}"
        return (Finding(code=prf.LATE_STOP, message=message),)

    @property
    def summary(self) -> str:
        """How many were proved, and how many of those before."""
        cached = f", {self.chain.reused:,} from cache" if self.chain.reused else ""
        return f"{counted(len(self.chain.proved), 'migration')} proved{cached}"


def prove_project(
    project: Project,
    folder: Folder,
    environ: Mapping[str, str],
    tell: Tell,
    *,
    base: str | None,
    cached: bool,
    every: bool = False,
    versions: Sequence[str] = (),
) -> Proofs:
    """Prove what is new (see ``find_new``), or ``every`` migration, or those of ``versions``."""
    migrations, stopped = readable(folder)
    pairs = pairs_of(migrations, partial(find_keeping, project))
    notes: tuple[str, ...] = ()
    if versions:
        wanted = [one.number for one in pairs if one.migration.label in versions]
    elif every:
        wanted = [one.number for one in pairs]
    else:
        wanted, notes = find_new(project, folder, pairs, environ, base)
    if not wanted:
        empty = Chain(proved={}, reused=0)
        return Proofs(project=project, pairs=pairs, chain=empty, notes=(*stopped, *notes))
    aids = read_aids(project)
    cache = cache_folder(environ) if cached else None
    blueprint = read_blueprint(project, environ, cached=cached)
    kept = Kept(cache / "proofs" if cache and blueprint.url is None else None)
    chain = prove_chain(blueprint, pairs, wanted, aids, kept, tell)
    unread = tuple(f"{one} cannot be read" for one in aids.queries.unread)
    return Proofs(project=project, pairs=pairs, chain=chain, notes=(*stopped, *notes, *unread))


def kept_proofs(
    project: Project, folder: Folder, environ: Mapping[str, str], versions: Sequence[str]
) -> tuple[tuple[Pair, Proved], ...]:
    """Return what was proved before of ``versions``, from the cache; nothing is run.

    As ``prove_project`` in what it reads, and in its errors.
    """
    migrations, _ = readable(folder)
    blueprint = read_blueprint(project, environ)
    cache = cache_folder(environ)
    if cache is None or blueprint.url is not None:
        return ()
    pairs = pairs_of(migrations, partial(find_keeping, project))
    wanted = [one.number for one in pairs if one.migration.label in versions]
    found = kept_of(blueprint, pairs, wanted, read_aids(project), Kept(cache / "proofs"))
    return tuple((pairs[at], found[at]) for at in sorted(found))


def read_aids(project: Project) -> Aids:
    """Return what ``project`` gives for its proofs."""
    exported = queries_beside(project.statistics(project.settings.lint.environment))
    return Aids(
        samples=read_samples([project.root / one for one in project.settings.scan.fixtures]),
        queries=read_queries(project.root / "specs" / "queries", project.root, exported),
        managed=managed_schemas(project.settings.project.preset),
    )
