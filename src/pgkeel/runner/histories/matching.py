"""Which migration of the folder each line of a history is, and whether its text fits. Pure."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from typing import Literal

from pgkeel.errors import KeelError, Place
from pgkeel.errors.catalogue import ado
from pgkeel.migrations.checksum import checksum
from pgkeel.migrations.migration import Folder, Migration
from pgkeel.migrations.version import Version
from pgkeel.runner.histories.history import Check, Files, History, Recorded, Tool
from pgkeel.runner.histories.naming import LEFT_OUT, Naming

Verdict = Literal["verified", "differs", "not verified"]
_SHOWN = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """One migration that the database has, and what is known of its text."""

    migration: Migration
    recorded: Recorded | None
    """``None`` where it is only known that everything up to some place is applied."""
    verdict: Verdict
    by: str
    """What of the tool's own was compared, where it was not the migration itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Matched:
    """What a history comes to."""

    matches: tuple[Match, ...]
    notes: tuple[str, ...]


def match(
    tool: Tool,
    history: History,
    folder: Folder,
    *,
    files: Files | None = None,
    naming: Naming | None = None,
    upto: Version | None = None,
) -> Matched:
    """Return the migrations of ``folder`` that ``history`` says are applied.

    ``naming`` goes before everything else; then the version, the text and the name have to tell.
    ``files`` are the tool's own, ``upto`` says where a history is that only points. ADO003 for one
    that says that something did not end, ADO005 and ADO007 for what is not in the folder.
    """
    if history.dirty:
        raise KeelError(
            ado.DIRTY, f"{tool.title}: {history.dirty[0]}", detail=_listed(history.dirty[1:])
        )
    naming = naming or Naming()
    if tool.only_points and not history.pointers and not history.recorded:
        return Matched(matches=(), notes=history.notes)
    if upto is not None or history.pointers:
        last = _place_of(tool, history.pointers, folder, naming, upto)
        chosen = [one for one in folder.migrations if last is not None and one.version <= last]
        return Matched(matches=tuple(map(_unlisted, chosen)), notes=history.notes)
    return _Matching(tool, folder, files, naming).all(history)


def _place_of(
    tool: Tool,
    pointers: Sequence[str],
    folder: Folder,
    naming: Naming,
    upto: Version | None,
) -> Version | None:
    known = {one.version for one in folder.migrations}
    places = []
    for pointer in pointers:
        version = naming.version_of(pointer) or _number(pointer.replace("_", "."))
        if version == LEFT_OUT:
            continue
        if isinstance(version, Version) and version in known:
            places.append(version)
        elif upto is None:
            raise KeelError(
                ado.NEEDS_PLACE, f"{tool.title} is at {pointer}, which is no version of the folder"
            )
    if upto is not None and any(place != upto for place in places):
        raise KeelError(
            ado.NEEDS_PLACE,
            f"{tool.title} is at {places[0]}, and not at {upto}",
            hint="leave --up-to out: what the history points at is a version of the folder",
        )
    return upto or max(places, default=None)


def _unlisted(migration: Migration) -> Match:
    return Match(migration=migration, recorded=None, verdict="not verified", by="")


class _Matching:
    """One pass over the lines of a history."""

    def __init__(self, tool: Tool, folder: Folder, files: Files | None, naming: Naming) -> None:
        ours = tuple((one.path.name, bytes(one.text.buffer)) for one in folder.migrations)
        self.tool, self.naming = tool, naming
        self.files = files
        self.check: Check | None = tool.verify(files or ours) if tool.verify else None
        self.versions = {one.version: one for one in folder.migrations}
        self.names = _unique((plain(one.description), one) for one in folder.migrations)
        self.contents = _unique((one.checksum, one) for one in folder.migrations)
        self.migrations = folder.migrations
        self.taken: dict[Version, Recorded] = {}

    def all(self, history: History) -> Matched:
        floor = _number(history.floor) if history.floor else None
        below = [one for one in self.migrations if floor is not None and one.version <= floor]
        matches, unknown, notes = list(map(_unlisted, below)), [], list(history.notes)
        for one in history.recorded:
            if self.naming.version_of(one.key) == LEFT_OUT:
                notes.append(f"{one.key} is left out, as the map says")
                continue
            found = self.one(one)
            if found is None:
                unknown.append(one)
            elif found.migration not in below:
                self._take(found, one)
                matches.append(found)
        if unknown:
            raise KeelError(
                ado.NOT_IN_FOLDER,
                f"{self.tool.title} has applied {len(unknown)} that the folder lacks: "
                + ", ".join(one.key for one in unknown[:_SHOWN])
                + (", …" if len(unknown) > _SHOWN else ""),
                detail=_listed([_told(one) for one in unknown]),
            )
        return Matched(matches=tuple(matches), notes=tuple(notes))

    def one(self, one: Recorded) -> Match | None:
        original = self._original(one)
        if original and self.check and self.check(one, original[1]) is False:
            return self._beside(one, original, "differs")
        if original and (same := self.contents.get(checksum(original[1]))):
            return self._judged(one, same, original)
        candidates = tuple(self._candidates(one))
        if original:
            verdict = self._verdict(one, original[1])
            return self._beside(one, original, verdict, candidates) or self._by_text(one)
        judged = [self._judged(one, candidate, None) for candidate in candidates]
        fitting = [match for match in judged if match.verdict != "differs"]
        if fitting or not self.check:
            return next(iter(fitting or judged), None)
        return self._by_text(one) or next(iter(judged), None)

    def _candidates(self, one: Recorded) -> Iterator[Migration]:
        named = self.naming.version_of(one.key)
        if isinstance(named, Version):
            # A version that the folder lacks finds nothing, whatever else may fit.
            if named in self.versions:
                yield self.versions[named]
            return
        version = _number(one.version) if one.version else None
        if version in self.versions:
            yield self.versions[version]
        if one.name and (found := self.names.get(plain(one.name))):
            yield found

    def _original(self, one: Recorded) -> tuple[str, bytes] | None:
        """Return the tool's own file of a line; none where several could be."""
        patterns = self.tool.files(one) or (f"{one.key}_*.sql", f"{one.key}.sql")
        found = [
            (name, content)
            for name, content in self.files or ()
            if any(fnmatchcase(name, text) or fnmatchcase(name, f"*/{text}") for text in patterns)
        ]
        return found[0] if len(found) == 1 else None

    def _beside(
        self,
        one: Recorded,
        original: tuple[str, bytes],
        verdict: Verdict,
        candidates: Iterable[Migration] | None = None,
    ) -> Match | None:
        """Return a match whose migration is found without its text: that is the tool's file's."""
        found = self._candidates(one) if candidates is None else candidates
        for migration in found:
            return Match(migration=migration, recorded=one, verdict=verdict, by=original[0])
        return None

    def _judged(
        self, one: Recorded, migration: Migration, original: tuple[str, bytes] | None
    ) -> Match:
        # The same text under another line's end is the same, but not to a hash of its bytes.
        text = original[1] if original else bytes(migration.text.buffer)
        return Match(migration=migration, recorded=one, verdict=self._verdict(one, text), by="")

    def _verdict(self, one: Recorded, text: bytes) -> Verdict:
        fits = self.check(one, text) if self.check else None
        return "not verified" if fits is None else "verified" if fits else "differs"

    def _by_text(self, one: Recorded) -> Match | None:
        if not self.check:
            return None
        for migration in self.migrations:
            if migration.version not in self.taken:
                found = self._judged(one, migration, None)
                if found.verdict == "verified":
                    return found
        return None

    def _take(self, found: Match, one: Recorded) -> None:
        before = self.taken.setdefault(found.migration.version, one)
        if before is not one:
            raise KeelError(
                ado.NOT_IN_FOLDER,
                f"{before.key} and {one.key} would both be {found.migration.label}",
                hint="say which is which with --map",
            )


def refuse_edited(tool: Tool, matched: Matched) -> None:
    """Raise ADO004 where a text is not what was run, all of them in one error."""
    found = [one for one in matched.matches if one.verdict == "differs"]
    if found:
        labels = ", ".join(one.migration.label for one in found[:_SHOWN])
        raise KeelError(
            ado.OTHER_TEXT,
            f"{labels}: not what {tool.title} has run, by its {tool.what}",
            place=Place(path=found[0].migration.path),
            detail=_listed([_differs(one) for one in found]),
        )


def plain(name: str) -> str:
    """Return what two spellings of a name have in common."""
    return re.sub(r"[\W_]+", "_", name).strip("_").lower()


def _differs(one: Match) -> str:
    file = f"{one.by} is not" if one.by else f"{one.migration.path.name} is not"
    return (
        f"{one.migration.label}: {file} what was run as {one.recorded.key if one.recorded else ''}"
    )


def _told(one: Recorded) -> str:
    when = f", {one.moment}" if one.moment else ""
    name = f" {one.name}" if one.name and one.name != one.key else ""
    return f"{one.key}{name}{when}"


def _listed(lines: Sequence[str]) -> str | None:
    more = [f"and {len(lines) - _SHOWN} more"] if len(lines) > _SHOWN else []
    return "\n".join([*lines[:_SHOWN], *more]) or None


def _number(text: str) -> Version | None:
    try:
        return Version.parse(text)
    except ValueError:
        return None


def _unique(pairs: Iterable[tuple[str, Migration]]) -> Mapping[str, Migration]:
    """Return what is there once: of two of a name neither is meant."""
    found: dict[str, Migration | None] = {}
    for key, migration in pairs:
        found[key] = None if key in found else migration
    return {key: migration for key, migration in found.items() if migration}
