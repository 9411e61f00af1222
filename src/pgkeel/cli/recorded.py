"""What is recorded of environments, and what is known of it already; for stages."""

import contextlib
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pgkeel import __version__
from pgkeel.config import Project
from pgkeel.config.slicing import ledger_tables, needed_parts
from pgkeel.kept import program_digest
from pgkeel.migrations.migration import Folder
from pgkeel.release.header import Header, parse_header
from pgkeel.release.standing import Standing, find_standing
from pgkeel.release.sums import digest, read_dump
from pgkeel.sandbox.blueprint import Blueprint
from pgkeel.sandbox.chain import chain
from pgkeel.sandbox.places import cache_folder

_SUFFIX = ".schema.sql"
# What decides whether two schemas are one: changed, nothing that was found before counts.
_DECIDING = ("catalog", "diff", "migrations", "postgres", "sandbox", "sources", "sql")


@dataclass(frozen=True, slots=True, kw_only=True)
class Recorded:
    """The dump of one environment, and where it stands in the folder."""

    name: str
    path: Path
    header: Header | None
    standing: Standing
    verdict: Path | None
    """A file that is there when dump and folder are known to make one schema; ``None`` without a
    cache."""

    @property
    def is_known(self) -> bool:
        """Whether it was compared before, as it is now, and nothing differed."""
        return self.verdict is not None and self.verdict.exists()

    def remember(self) -> None:
        """Keep that nothing differs; a full or read-only disk does no harm."""
        if self.verdict:
            with contextlib.suppress(OSError):
                self.verdict.parent.mkdir(mode=0o700, exist_ok=True)
                self.verdict.touch()


def all_recorded(project: Project, folder: Folder, blueprint: Blueprint) -> tuple[Recorded, ...]:
    """Return what is recorded, in order of name; files that cannot be read are told elsewhere."""
    return tuple(_all(project, folder, blueprint))


def _all(project: Project, folder: Folder, blueprint: Blueprint) -> Iterator[Recorded]:
    usable = blueprint.store is not None
    cache = cache_folder(blueprint.environ) if usable else None
    program = (__version__, program_digest(*_DECIDING))
    about = hashlib.sha256(repr((program, *_settings(project))).encode()).hexdigest()
    for path in sorted(project.current.glob(f"*{_SUFFIX}")):
        if path.name.startswith(".") or not path.is_file():
            continue
        content = read_dump(path) or b""
        header = parse_header(content)
        standing = find_standing(folder, header.head if header else None)
        link = chain(blueprint.base, standing.applied)[-1]
        below = (read_dump(part.current / path.name) or b"" for part in needed_parts(project))
        texts = "\0".join(map(digest, (content, *below)))
        key = hashlib.sha256(f"{about}\0{link}\0{texts}".encode()).hexdigest()
        yield Recorded(
            name=path.name.removesuffix(_SUFFIX),
            path=path,
            header=header,
            standing=standing,
            verdict=cache / "verdicts" / key[:40] if cache else None,
        )


def _settings(project: Project) -> tuple[object, ...]:
    """Return what says which objects count."""
    settings = project.settings
    ledgers = ledger_tables(project)
    return settings.diff, sorted(project.other_schemas), ledgers, settings.project.preset
