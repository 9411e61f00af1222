"""What migrations were seen to lose when they were proved: from the cache, nothing is run."""

import re
from collections.abc import Mapping, Sequence

from msgspec import Struct

from pgkeel.cli.proving import kept_proofs
from pgkeel.config import Project
from pgkeel.errors import KeelError
from pgkeel.lint.policy import Policy
from pgkeel.migrations.migration import Folder, Migration
from pgkeel.migrations.version import Version
from pgkeel.names import parse_name
from pgkeel.proof.facts import Taken

# Without any of these words nothing is lost, proved or not.
_MAY_LOSE = re.compile(
    rb"\b(?:drop|update|delete|truncate|merge|insert|copy|select|values|perform|call|execute|do"
    rb"|using|cascade|type|owned|expression)\b",
    re.IGNORECASE,
)


class KnownLoss(Struct, frozen=True, kw_only=True):
    """Rows, values or objects that were gone, and the byte at which the statement begins."""

    what: str
    sort: str
    """``rows``, ``values`` or ``along``, as in a proof."""
    how: str
    size: str | None
    """Rows and bytes of the table, where statistics of the environment have them."""
    offset: int | None
    """``None`` where no statement is known to have done it."""

    @property
    def words(self) -> str:
        """The loss in words."""
        where = "" if self.sort == "along" else " in a sandbox"
        return f"loses {self.what}: {self.how}{where}" + (f" ({self.size})" if self.size else "")


KnownLosses = Mapping[Version, tuple[KnownLoss, ...]]
"""By migration; those that were not proved are not in it."""


def known_losses(
    project: Project,
    folder: Folder,
    migrations: Sequence[Migration],
    environ: Mapping[str, str],
    policy: Policy,
) -> KnownLosses:
    """Return what each of ``migrations`` is known to lose, approved or not.

    Only proofs of this very text, after the same migrations, with the same rollback and samples.
    What makes proofs impossible is nothing that is told here.
    """
    try:
        proved = kept_proofs(project, folder, environ, [one.label for one in migrations])
    except KeelError:
        return {}
    return {
        pair.migration.version: tuple(_known(one, policy) for one in found.taken)
        for pair, found in proved
        if found.failed is None
    }


def may_lose(migration: Migration) -> bool:
    """Whether it is worth a note that nobody has measured what a migration loses."""
    return bool(_MAY_LOSE.search(migration.text.buffer))


def _known(one: Taken, policy: Policy) -> KnownLoss:
    size = None if one.sort == "along" else policy.sizes.get(parse_name(one.what))
    return KnownLoss(
        what=one.what,
        sort=one.sort,
        how=one.how,
        size=size.phrase if size else None,
        offset=one.spot.offset if one.spot.statement >= 0 else None,
    )
