"""Which pairs are proved where nobody names any: those that are new."""

from collections.abc import Mapping, Sequence

from pgkeel.config import Project
from pgkeel.migrations.merged import Base
from pgkeel.migrations.migration import Folder
from pgkeel.migrations.recorded import read_base
from pgkeel.proof.pair import Pair
from pgkeel.release.manifest import Manifest, read_releases
from pgkeel.report.wording import counted


def find_new(
    project: Project,
    folder: Folder,
    pairs: Sequence[Pair],
    environ: Mapping[str, str],
    base: str | None,
) -> tuple[list[int], tuple[str, ...]]:
    """Return the numbers of the pairs that are new, and a note where some are not.

    New is what ``base`` lacks, where one is named; else what the last release had not applied just
    so, where there is one; else what is not merged in git; without any of these, everything. What a
    release has was merged before, so what is not merged is new either way.
    """
    released = None if base else _last_release(project)
    if released:
        known = released.migrations
        wanted = [
            one.number for one in pairs if known.get(one.migration.label) != one.migration.checksum
        ]
        return wanted, _passed(len(pairs) - len(wanted), "migration", f" of {released.name}")
    merged = read_base(project, folder, base, environ)
    if not isinstance(merged, Base):
        return [one.number for one in pairs], (f"no git base: {merged.why}; all are proved",)
    wanted = [one.number for one in pairs if one.migration.path.name not in merged.fork.files]
    return wanted, _passed(len(pairs) - len(wanted), "merged migration")


def _passed(over: int, what: str, whose: str = "") -> tuple[str, ...]:
    if not over:
        return ()
    return (f"{counted(over, what)}{whose} passed over: `keel prove --all` proves history",)


def _last_release(project: Project) -> Manifest | None:
    """Return the newest release that tells what it had applied; REL013 where a manifest is none."""
    told = [one.manifest for one in read_releases(project) if one.manifest]
    return next((one for one in reversed(told) if one.migrations), None)
