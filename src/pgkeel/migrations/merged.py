"""What git says is merged: values that ``recorded`` reads and everybody else compares with."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from mmap import mmap

from pgkeel.config import Layout
from pgkeel.migrations.version import Version


@dataclass(frozen=True, slots=True, kw_only=True)
class MergedFile:
    """A migration as a revision has it."""

    name: str
    version: Version
    checksum: str
    content: bytes | mmap = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """The folder of migrations at one commit, wherever that commit's keel.toml had it."""

    commit: str
    folder: str
    """From the top of the repository."""
    layout: Layout
    files: Mapping[str, MergedFile]


@dataclass(frozen=True, slots=True, kw_only=True)
class Base:
    """What counts as merged, at two moments.

    Edits and deletions are judged at ``fork``, where our branch left the base: to be behind the
    base is no deletion. Which versions are taken is judged at ``tip`` as well.
    """

    name: str
    """As people call it, such as ``origin/main``."""
    fork: Revision
    tip: Revision
    had_sum: bool
    """Whether there was a keel.sum at ``fork``."""

    def newest(self, layout: Layout) -> Version | None:
        """Return the highest merged version; names of another layout cannot be compared."""
        versions = (
            file.version
            for revision in (self.fork, self.tip)
            if revision.layout == layout
            for file in revision.files.values()
        )
        return max(versions, default=None)

    def with_version(self, version: Version) -> Iterator[MergedFile]:
        """Yield the merged migrations that have ``version``, those at the tip first."""
        for revision in (self.tip, self.fork):
            yield from (file for file in revision.files.values() if file.version == version)


@dataclass(frozen=True, slots=True, kw_only=True)
class NoBase:
    """Nothing says what is merged; ``why`` in words for the report."""

    why: str
