"""Reads how people write sources: one small grammar for every command."""

from collections.abc import Callable, Mapping
from pathlib import Path

from msgspec import Struct

from pgkeel.config import DatabaseUrl, Project
from pgkeel.config.environment import environment_url
from pgkeel.errors import KeelError, Place
from pgkeel.errors.catalogue import dif
from pgkeel.sources.source import Empty, FolderSource, LiveSource, Source, SqlSource

FORMS = (
    "folder, folder@V014, a path to .sql or dump:PATH, env:NAME, release:NAME, current:NAME, "
    "postgresql://…, empty, or git:REVISION:SOURCE"
)

_OF_A_PROJECT = ("env", "release", "current")


def parse_source(text: str, project: Project, environ: Mapping[str, str], start: Path) -> Source:
    """Return the source that ``text`` means; relative paths count from ``start``.

    DIF002 when it means nothing, CFG008 for an environment that keel.toml does not have or whose
    URL is not set. Nothing is read yet.
    """
    return _Parser(text, project, environ, start).parse(text, None)


def needs_project(text: str) -> bool:
    """Whether the source that ``text`` means is one that only a project has."""
    source = text.split(":", 2)[-1] if text.startswith("git:") else text
    head, colon, _ = source.partition(":")
    return source.partition("@")[0] == "folder" or bool(colon and head in _OF_A_PROJECT)


class _Parser(Struct, frozen=True):
    whole: str
    project: Project
    environ: Mapping[str, str]
    start: Path

    def parse(self, text: str, revision: str | None) -> Source:
        head, colon, rest = text.partition(":")
        forms: Mapping[str, Callable[[str, str | None], Source]] = {
            "dump": self._file,
            "release": self._release,
            "current": self._current,
        }
        if text == "empty":
            return Empty()
        if text == "folder" or text.startswith("folder@"):
            version = text.partition("@")[2]
            return FolderSource(label=self.whole, version=version or None, revision=revision)
        if text.startswith(("postgresql://", "postgres://")) and revision is None:
            url = DatabaseUrl(text)
            return LiveSource(label=str(url), url=url)
        if head == "git" and colon and revision is None:
            return self._at_revision(rest)
        if head == "env" and colon and revision is None:
            return self._environment(rest)
        if head in forms and colon:
            return forms[head](rest, revision)
        if text.endswith(".sql") or (self.start / text).is_dir():
            return self._file(text, revision)
        raise self._unknown(f"{text!r} is no source")

    def _at_revision(self, text: str) -> Source:
        revision, colon, rest = text.partition(":")
        if not (revision and colon and rest):
            raise self._unknown(f"{self.whole!r} names no revision or no source")
        found = self.parse(rest, revision)
        if not isinstance(found, FolderSource | SqlSource):
            raise self._unknown(f"{rest!r} is not kept in git")
        return found

    def _file(self, text: str, revision: str | None) -> Source:
        path = self.start / text
        if revision is None and not path.exists():
            raise KeelError(dif.NO_SOURCE, "there is no such file", place=Place(path=path))
        return SqlSource(label=self.whole, path=path, revision=revision)

    def _release(self, name: str, revision: str | None) -> Source:
        return self._recorded(self.project.releases / f"{name}.schema.sql", revision)

    def _current(self, name: str, revision: str | None) -> Source:
        return self._recorded(self.project.current / f"{name}.schema.sql", revision)

    def _recorded(self, path: Path, revision: str | None) -> Source:
        if revision is None and not path.is_file():
            there = sorted(
                one.name.removesuffix(".schema.sql") for one in path.parent.glob("*.schema.sql")
            )
            hint = f"there are: {', '.join(there)}" if there else f"{path.parent} holds none"
            raise KeelError(
                dif.NO_SOURCE,
                f"nothing is recorded as {self.whole}",
                place=Place(path=path),
                hint=hint,
            )
        return SqlSource(label=self.whole, path=path, revision=revision)

    def _environment(self, name: str) -> Source:
        url = environment_url(self.project, name, self.environ)
        return LiveSource(label=self.whole, url=url)

    def _unknown(self, message: str) -> KeelError:
        return KeelError(dif.NO_SOURCE, message, hint=f"a source is {FORMS}")
