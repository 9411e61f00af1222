"""Proves pairs of one chain, each where it stands in it."""

import contextlib

from msgspec.structs import replace

from pgkeel.catalog.reader import read_objects
from pgkeel.catalog.snapshot import Snapshot
from pgkeel.proof.aids import Aids
from pgkeel.proof.attempt import Attempt, refused_rows
from pgkeel.proof.bodies import Suspects, find_broken, find_suspects, only_new
from pgkeel.proof.facts import Broken, Moved, Proved, Refusal
from pgkeel.proof.pair import Pair
from pgkeel.proof.queries import find_changes, find_undecided
from pgkeel.proof.repeated import Effect, Stepping
from pgkeel.proof.stand import Copy, Stand
from pgkeel.sandbox.run import MigrationError, run_migration


class Prover:
    """Proves pairs in the order of the chain in one sandbox; keeps the last schema for the next."""

    def __init__(self, stand: Stand, aids: Aids) -> None:
        self._stand = stand
        self._aids = aids
        self._last: tuple[int, Snapshot] | None = None

    def prove(self, pair: Pair) -> Proved:
        """Return all that is found out about ``pair``; the chain then stands before it.

        ``MigrationError`` where a migration before it fails.
        """
        self._stand.advance(pair.number)
        proved = self._attempt(pair, rows=True)
        if proved.failed and refused_rows(proved.failed):
            # Rows that nobody has may stand in the way of what is right for those that there are.
            empty = self._attempt(pair, rows=False)
            if empty.failed is None:
                return replace(empty, empty_only=proved.failed)
        return proved

    def _attempt(self, pair: Pair, *, rows: bool) -> Proved:
        label = pair.migration.label
        with self._stand.copy() as copy:
            before = self._before(pair, copy)
            attempt, refused = self._started(pair, copy, before, rows=rows)
            if refused:
                return Proved(label=label, failed=refused, trace=attempt.trace)
            made = attempt.state_made.schema
            if pair.keeps is None:
                self._last = (pair.number + 1, made)
            suspects = find_suspects(attempt.before, made)
            broken, unchecked = find_broken(copy.powerful, suspects)
            again, moved = attempt.second()
            # What a second run left behind is nothing that the rollback has to know of.
            spoilt = bool(moved) or (again.refused is not None and pair.migration.no_transaction)
            back = None if spoilt else attempt.back()
            taken = attempt.taken
        if back is None:
            with self._stand.copy() as copy:
                another = self._started(pair, copy, before, rows=rows)[0]
                back, taken = another.back(), another.taken
        if moved:
            again = replace(again, moved=self._blamed(pair, before, moved, rows=rows))
        if broken:
            broken = self._news(broken, suspects)
        empty = attempt.seeded.empty
        notes = [f"no row could be made up for {', '.join(empty)}"] if empty else []
        return Proved(
            label=label,
            again=again,
            back=back,
            trace=attempt.trace,
            taken=taken,
            broken=broken,
            unchecked=(*unchecked, *find_undecided(self._aids.queries, *attempt.answers)),
            queries=find_changes(self._aids.queries, *attempt.answers),
            notes=(*notes, *attempt.unkept),
        )

    def _started(
        self, pair: Pair, copy: Copy, before: Snapshot, *, rows: bool
    ) -> tuple[Attempt, Refusal | None]:
        """Return an attempt in which the migration has run once, and how it failed if it did."""
        attempt = Attempt(copy=copy, pair=pair, aids=self._aids, before=before)
        attempt.prepare(rows=rows)
        return attempt, attempt.first()

    def _before(self, pair: Pair, copy: Copy) -> Snapshot:
        if self._last and self._last[0] == pair.number:
            return self._last[1]
        return read_objects(copy.powerful)

    def _blamed(
        self, pair: Pair, before: Snapshot, moved: tuple[Effect, ...], *, rows: bool
    ) -> tuple[Moved, ...]:
        """Run the migration twice once more, and look after every statement of the second run."""
        with self._stand.copy() as copy:
            attempt, _ = self._started(pair, copy, before, rows=rows)
            stepping = Stepping(copy.session, copy.powerful, pair.migration, attempt.state_made)
            # Should it fail this time, what it did up to there is what there is to tell.
            with contextlib.suppress(MigrationError):
                run_migration(copy.session, pair.migration, stepping)
            return stepping.moved(moved)

    def _news(self, broken: tuple[Broken, ...], suspects: Suspects) -> tuple[Broken, ...]:
        """Return what of ``broken`` the migration broke, seen from the state before it."""
        with self._stand.copy() as copy:
            before, _ = find_broken(copy.powerful, suspects)
        return only_new(broken, before)
