"""Stage ``seeds``: the seeds load at the end of the folder, and once more without a change."""

from collections.abc import Sequence
from pathlib import Path

import msgspec

from pgkeel.cli.check_input import CheckInput, Tell
from pgkeel.cli.replaying import readable
from pgkeel.cli.seeding import as_findings, read_seeds
from pgkeel.cli.stage import Stage
from pgkeel.config import Project, Seeds
from pgkeel.config.slicing import needed_parts
from pgkeel.data.seeding.files import SeedFile, find_seeds
from pgkeel.data.seeding.known import Sound, find_sound, keep_sound, key_of
from pgkeel.errors import KeelError
from pgkeel.finding import Finding
from pgkeel.migrations.migration import Migration
from pgkeel.report.document import Section
from pgkeel.report.wording import counted
from pgkeel.sandbox.chain import chain
from pgkeel.sandbox.places import cache_folder
from pgkeel.sandbox.replay import Replayable, open_for, replay_in

_COPY = "keel_sandbox_copy"
_NOT_RUN = "not loaded: the folder does not run"


def run(given: CheckInput, tell: Tell) -> Section:
    """Load the seeds twice in a sandbox; the second time nothing may change."""
    try:
        files, notes = _files(given.project)
    except KeelError as error:
        return _section("not loaded", as_findings([error]), ())
    if not any(files):
        where = ", ".join(given.project.settings.seeds.folders)
        return _section(f"none in {where}", (), notes)
    migrations, stopped = readable(given.folder)
    if stopped or not given.runs(tell):
        return _section(_NOT_RUN, (), ())
    key = _key(given, migrations, files)
    folder = _cache(given)
    if sound := find_sound(folder, key):
        return _section(f"{_told(sound)}, from cache", (), notes)
    sound, findings = _checked(given, migrations, files, tell)
    if not findings:
        keep_sound(folder, key, sound)
    return _section(_told(sound) if not findings else "not in order", findings, notes)


def _section(summary: str, findings: tuple[Finding, ...], notes: tuple[str, ...]) -> Section:
    return Section(name=STAGE.name, summary=summary, findings=findings, notes=notes)


def _told(sound: Sound) -> str:
    rows = f", {counted(sound.rows, 'row')}" if sound.rows else ""
    return f"{counted(sound.files, 'file')}{rows}: loaded twice"


def _files(project: Project) -> tuple[tuple[tuple[SeedFile, ...], ...], tuple[str, ...]]:
    """Return the seeds, the fixtures that are to load as well, and notes on what is neither."""
    found = read_seeds(project)
    settings = project.settings
    fixtures: tuple[SeedFile, ...] = ()
    if settings.seeds.fixtures and project.slice is None:
        folders = [project.root / one for one in settings.scan.fixtures]
        # Other files there are whatever the tests make of them.
        fixtures = tuple(one for one in find_seeds(folders).files if one.kind == "sql")
    notes = tuple(f"{path.name} is no seed: passed over" for path in found.others)
    return (found.files, fixtures), notes


def _cache(given: CheckInput) -> Path | None:
    cache = cache_folder(given.environ) if given.cached else None
    return cache / "seeds" if cache and given.blueprint.url is None else None


def _key(
    given: CheckInput,
    migrations: Sequence[Migration],
    files: tuple[tuple[SeedFile, ...], ...],
) -> str:
    parts = [part for part in needed_parts(given.project) if part.slice != given.project.slice]
    below = [one.path for part in parts for one in find_seeds(part.seeds).files]
    settings = [part.settings.seeds for part in (*parts, given.project)]
    said = msgspec.json.encode(settings, order="sorted").decode()
    end = chain(given.blueprint.base, migrations)[-1]
    listed = [one.path for several in files for one in several]
    return key_of([end, said], [*below, *listed])


def _checked(
    given: CheckInput,
    migrations: Sequence[Migration],
    files: tuple[tuple[SeedFile, ...], ...],
    tell: Tell,
) -> tuple[Sound, tuple[Finding, ...]]:
    blueprint = given.blueprint
    links = chain(blueprint.base, migrations)
    seeds, fixtures = files
    findings: list[Finding] = []
    rows = 0
    with open_for(blueprint, links) as sandbox:
        replay_in(sandbox, migrations, links, tell, resume=True)
        tell(0, len(seeds), "loading")
        if fixtures:
            with sandbox.copies() as copies:
                copies.make(_COPY)
                try:
                    findings += _load(sandbox, _COPY, (), fixtures, Seeds())[1]
                finally:
                    copies.drop(_COPY)
        if seeds:
            below = needed_parts(given.project)
            rows, found = _load(sandbox, None, below, seeds, given.project.settings.seeds)
            findings += found
    return Sound(files=len(seeds) + len(fixtures), rows=rows), tuple(findings)


def _load(
    sandbox: Replayable,
    database: str | None,
    below: Sequence[Project],
    files: Sequence[SeedFile],
    settings: Seeds,
) -> tuple[int, tuple[Finding, ...]]:
    # Both import the driver: not where all is known.
    from pgkeel.data.seeding.plan import SeedsError  # noqa: PLC0415 -- as said
    from pgkeel.data.seeding.repeating import check_seeds, load_once  # noqa: PLC0415 -- as said

    with sandbox.session(database=database) as session:
        try:
            for part in below:
                load_once(session, find_seeds(part.seeds).files, part.settings.seeds)
            with sandbox.powerful(database=database) as powerful:
                checked = check_seeds(session, powerful, files, settings)
        except SeedsError as error:
            return 0, as_findings(error.problems)
        except KeelError as error:
            if not error.code.code.startswith("DAT"):
                raise
            return 0, as_findings([error])
    return sum(one.rows for one in checked.filled), checked.findings


STAGE = Stage(name="seeds", summary="seeds load, and once more without a change", order=75, run=run)
