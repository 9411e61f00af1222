"""Drafts the rollback of a migration from what it changes, and proves the draft."""

from pgkeel.catalog.quoting import qualified
from pgkeel.catalog.reader import read_snapshot
from pgkeel.diff.plan import plan
from pgkeel.migrations.undo import undo_of
from pgkeel.proof.aids import Aids
from pgkeel.proof.draft import Draft, Ground, left_words, lost_words
from pgkeel.proof.inserted import deletions, read_keys
from pgkeel.proof.pair import Pair
from pgkeel.proof.proving import Prover
from pgkeel.proof.restored import draft_restoring
from pgkeel.proof.restoring import Restoring
from pgkeel.proof.stand import Copy, Stand
from pgkeel.proof.undo_text import render, rollback_file
from pgkeel.sandbox.run import run_migration


def draft_rollback(
    stand: Stand, pair: Pair, aids: Aids, restoring: Restoring | None = None
) -> Draft:
    """Return the draft for ``pair``; the chain of ``stand`` comes to stand before it.

    ``restoring``: rows and values are put back from what is kept before the migration, as far as
    the proof shows that they come back.

    ``MigrationError`` where that migration, or one before it, fails. DIF001 where what it did
    cannot be put in an order.
    """
    ground = _look(stand, pair, aids)
    prover = Prover(stand, aids)
    plain = _plain(prover, pair, ground)
    if restoring is None or plain.proved.failed:
        return plain
    return draft_restoring(prover, pair, ground, plain, restoring)


def _look(stand: Stand, pair: Pair, aids: Aids) -> Ground:
    stand.advance(pair.number)
    with stand.copy() as copy:
        before, had, roles = read_snapshot(copy.session), read_keys(copy.powerful), _roles(copy)
        run_migration(copy.session, pair.migration)
        made, has = read_snapshot(copy.session), read_keys(copy.powerful)
        new_roles = sorted(_roles(copy) - roles)
    # A platform guards its own tables: what is in them is told, and left to a person.
    tables = frozenset(
        qualified(one.path)
        for one in before.objects
        if one.kind == "table" and one.path[0] not in aids.managed
    )
    return Ground(
        before=before,
        made=made,
        wanted=plan(made, before),
        deletions="".join(f"{sql};\n" for sql in deletions(had, has, tables)),
        new_roles=tuple(new_roles),
    )


def _plain(prover: Prover, pair: Pair, ground: Ground) -> Draft:
    migration, gone = pair.migration, ground.gone
    lost = lost_words(gone)
    body = ground.deletions + render(ground.wanted) + ground.without_roles
    text = rollback_file(migration, lost, gone, body)
    undo = undo_of(migration, text.encode())
    proved = prover.prove(Pair(number=pair.number, migration=migration, undo=undo))
    left = left_words(proved)
    if left:
        text = rollback_file(migration, tuple(dict.fromkeys((*lost, *left))), gone, body)
    return Draft(text=text, proved=proved, irreversible=(*lost, *left))


def _roles(copy: Copy) -> frozenset[str]:
    return frozenset(name for (name,) in copy.powerful.query("select rolname::text from pg_roles"))
