"""Takes the history of another tool over into the ledger: nothing is run, all is recorded."""

from dataclasses import dataclass, field

from pgkeel.errors import KeelError
from pgkeel.errors.catalogue import run
from pgkeel.migrations.migration import Folder
from pgkeel.migrations.version import Version
from pgkeel.postgres.session import Session
from pgkeel.runner.connecting import connected
from pgkeel.runner.histories.finding import Found, choose, read_history
from pgkeel.runner.histories.history import Files, Tool
from pgkeel.runner.histories.matching import Match, Matched, match, refuse_edited
from pgkeel.runner.histories.naming import Naming
from pgkeel.runner.histories.registry import all_tools
from pgkeel.runner.job import forward
from pgkeel.runner.ledger import read_ledger
from pgkeel.runner.ledger_table import make_ledger
from pgkeel.runner.lock import locked
from pgkeel.runner.meeting import meet
from pgkeel.runner.mirrors.keeping import keep_mirrors
from pgkeel.runner.mirrors.mirrored import NO_MIRRORS
from pgkeel.runner.recording import record
from pgkeel.runner.request import Request
from pgkeel.runner.session_state import stay
from pgkeel.runner.settings import By
from pgkeel.runner.standing import Standing, standing
from pgkeel.runner.target import read_target, refuse_wrong_database
from pgkeel.runner.telling import Tell
from pgkeel.runner.writing import write_entries


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What somebody knows of the history beforehand."""

    tool: str | None = None
    table: tuple[str | None, str] | None = None
    """Its schema, where that is said, and its name."""
    files: Files | None = None
    """The tool's own files, where the folder has other ones."""
    naming: Naming = field(default_factory=Naming)
    upto: Version | None = None
    accept_edited: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Adoption:
    """What was found, and what of it is, or would be, recorded."""

    tool: Tool
    table: str
    adopted: tuple[Match, ...]
    already: tuple[Match, ...]
    """What the ledger had."""
    notes: tuple[str, ...]
    newest: Version | None


def adopt(request: Request, folder: Folder, wanted: Wanted, by: By | None, tell: Tell) -> Adoption:
    """Record what another tool has applied, all in one transaction; nothing without ``by``.

    ADO errors for a history that is not there, not sound or not of this folder; RUN024 for an
    ``upto`` that the folder lacks. What the ledger has already is left as it is, so that this can
    be run again after the tool applied more.
    """
    if wanted.upto is not None and wanted.upto not in {one.version for one in folder.migrations}:
        raise KeelError(run.NO_VERSION, f"the folder has no version {wanted.upto}")
    with connected(request.url, request.label) as session:
        if by is None:
            refuse_wrong_database(read_target(session), request.environment)
            return _look(request, folder, wanted, session)[0]
        stay(session, meet(request, session))
        # What can be told without the lock is told without it, and before anything is made.
        _look(request, folder, wanted, session)
        with locked(session, request.place, request.limits.wait, tell):
            found, stood = _look(request, folder, wanted, session)
            if found.adopted:
                make_ledger(session, request.place)
                _write(request, folder, session, found, stood, by)
    return found


def provenance(tool: Tool, match: Match) -> str:
    """Return what the ledger is to remember of where an entry comes from."""
    one = match.recorded
    known = []
    if one:
        when = f"applied {one.moment}" if one.moment else "applied"
        known.append(f"{when} by {one.by}" if one.by else when)
        if one.version is None or one.key != match.migration.version.text:
            known.append(f"as {one.key}")
    of = f" of {match.by}" if match.by else ""
    verdict = match.verdict if match.verdict != "differs" else "differs, accepted"
    what = f"{tool.what}{of} {verdict}" if verdict != "not verified" else verdict
    return f"adopted from {tool.title}: {', '.join((*known, what))}"


def _look(
    request: Request, folder: Folder, wanted: Wanted, session: Session
) -> tuple[Adoption, Standing]:
    found = _choose(request, wanted, session)
    matched = match(
        found.tool,
        read_history(session, found),
        folder,
        files=wanted.files,
        naming=wanted.naming,
        upto=wanted.upto,
    )
    if not wanted.accept_edited:
        refuse_edited(found.tool, matched)
    stood = standing(folder, read_ledger(session, request.place))
    return _adoption(found, matched, stood), stood


def _choose(request: Request, wanted: Wanted, session: Session) -> Found:
    tools = [one for one in all_tools() if wanted.tool in (None, one.name)]
    if wanted.upto is not None:
        tools = [one for one in tools if one.only_points]
    return choose(session, tools, wanted.table, request.label, passed_over=request.mirror)


def _adoption(found: Found, matched: Matched, stood: Standing) -> Adoption:
    has = {
        one.version
        for one in stood.versions
        if one.entry and (one.entry.is_applied or one.entry.is_unfinished)
    }
    matches = sorted(matched.matches, key=lambda one: one.migration.version)
    adopted = tuple(one for one in matches if one.migration.version not in has)
    versions = [one.migration.version for one in adopted]
    newest = max([*versions, *([stood.newest] if stood.newest else [])], default=None)
    return Adoption(
        tool=found.tool,
        table=found.table.path,
        adopted=adopted,
        already=tuple(one for one in matches if one.migration.version in has),
        notes=matched.notes,
        newest=newest,
    )


def _write(
    request: Request, folder: Folder, session: Session, found: Adoption, stood: Standing, by: By
) -> None:
    entries = {one.version: one.entry for one in stood.versions}
    mirrors = keep_mirrors(session, request, folder) if request.mirror else NO_MIRRORS
    others = mirrors.but(found.tool.name)
    texts = []
    for one in found.adopted:
        job = forward(one.migration, entries[one.migration.version])
        texts.append(
            record(
                request.place,
                job,
                by,
                state="adopted",
                done=len(job.statements),
                attempt=None,
                reason=provenance(found.tool, one),
            )
        )
        texts += others.of(job)
    write_entries(session, request.place, texts, "nothing is adopted")
