"""Drafts a rollback that puts rows back from what was kept, as far as its proof shows it."""

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from pgkeel.catalog.address import Address
from pgkeel.catalog.snapshot import Snapshot
from pgkeel.diff.plan import plan
from pgkeel.errors import KeelError
from pgkeel.migrations.undo import undo_of
from pgkeel.names import Name, parse_name, parse_path
from pgkeel.proof.draft import Draft, Ground, left_words, lost_words
from pgkeel.proof.facts import Proved
from pgkeel.proof.pair import Pair
from pgkeel.proof.proving import Prover
from pgkeel.proof.putting import counting, guard, putting, settled
from pgkeel.proof.restoring import Asked, Put, Restoring, find_puts, is_part, schema_for
from pgkeel.proof.undo_text import is_apart, render, restoring_file
from pgkeel.proof.words import words_in
from pgkeel.rows.backups import Keeping

_ROUNDS = 8
"""Drafts that are tried: each asks for more than the last, or does without what failed."""


class _Body(Struct, frozen=True, kw_only=True):
    """The statements of a draft; ``parts`` are those of each table."""

    text: str
    parts: tuple[str, ...]


def draft_restoring(
    prover: Prover, pair: Pair, ground: Ground, plain: Draft, restoring: Restoring
) -> Draft:
    """Return a draft that puts back what it can; ``plain`` with a note where that is nothing."""
    if pair.migration.no_transaction:
        return _without(plain, "nothing can be kept before what does not run in a transaction")
    asked = {*restoring.asked, *_lost(plain.proved), *_taken(plain.proved)}
    refused: set[Name] = set()
    why = "nothing is lost that a key or a whole table would bring back"
    for _ in range(_ROUNDS):
        puts = tuple(
            one
            for one in find_puts(ground.before, ground.made, ground.wanted, asked)
            if one.table not in refused and restoring.may_put(one)
        )
        if not puts:
            break
        keeping = Keeping(
            schema=restoring.schema,
            label=pair.migration.label,
            tables=tuple(sorted(one.table for one in puts)),
        )
        try:
            body = _body(pair, ground, puts, keeping)
        except KeelError as error:
            why = error.message
            break
        if body is None:
            why = "the rollback cannot be one transaction"
            break
        draft = _proved(prover, pair, ground, puts, keeping, body)
        failed = draft.proved.back.refused if draft.proved.back else None
        if failed:
            culprit = _culprit(draft.text, body, puts, failed.spot.offset)
            why = f"putting rows back fails: {failed.message}"
            if culprit is None:
                break
            refused.add(culprit.table)
            continue
        more = _lost(draft.proved) - asked
        if more:
            asked |= more
            continue
        if draft.holds:
            return draft
        why = "with rows put back the schema does not come back"
        break
    return _without(plain, why)


def _without(plain: Draft, why: str) -> Draft:
    return Draft(
        text=plain.text, proved=plain.proved, irreversible=plain.irreversible, notes=(why,)
    )


def _lost(proved: Proved) -> set[Asked]:
    """Return what a proof shows not to come back."""
    return {
        Asked(table=parse_name(one.table), column=one.column)
        for one in (proved.back.lost if proved.back else ())
        if not one.more and not one.table.startswith("sequence ")
    }


def _taken(proved: Proved) -> Iterator[Asked]:
    """Yield what the migration takes, where its rollback did not run so far as to lose it."""
    for one in proved.taken:
        if one.sort != "along":
            schema, table, *column = parse_path(one.what)
            yield Asked(table=Name(schema, table), column=column[0] if column else None)


def _body(pair: Pair, ground: Ground, puts: Sequence[Put], keeping: Keeping) -> _Body | None:
    """Return the statements; ``None`` where they cannot be one transaction. DIF001 as ``plan``."""
    before, made = ground.before, ground.made
    between = schema_for(puts, before, made)
    first, last = plan(made, between), plan(between, before)
    if is_apart(first) or is_apart(last):
        return None
    restarted = "restart" in words_in(pair.migration.text.buffer)
    parts = tuple(_lines(putting(one, before, made, keeping)) for one in puts)
    counts = (sql for one in puts for sql in counting(one, before, restarted=restarted))
    text = (
        guard(keeping),
        "\n",
        ground.deletions,
        render(first),
        *parts,
        _lines(settled(puts, before)),
        render(last),
        _lines(counts),
        ground.without_roles,
    )
    return _Body(text="".join(text), parts=parts)


def _lines(statements: Iterable[str]) -> str:
    return "".join(f"{sql};\n" for sql in statements)


def _proved(
    prover: Prover,
    pair: Pair,
    ground: Ground,
    puts: tuple[Put, ...],
    keeping: Keeping,
    body: _Body,
) -> Draft:
    migration = pair.migration
    lost = lost_words([one for one in ground.gone if not _comes_back(one, puts, ground.before)])
    text = restoring_file(migration, lost, keeping, puts, body.text)
    undo = undo_of(migration, text.encode())
    proved = prover.prove(Pair(number=pair.number, migration=migration, undo=undo, keeps=keeping))
    irreversible = tuple(dict.fromkeys((*lost, *left_words(proved))))
    return Draft(
        text=restoring_file(migration, irreversible, keeping, puts, body.text),
        proved=proved,
        irreversible=irreversible,
        puts=puts,
        keeping=keeping,
    )


def _comes_back(gone: Address, puts: Sequence[Put], before: Snapshot) -> bool:
    if gone.kind == "table" and is_part(Name(*gone.path), before, [one.table for one in puts]):
        return True
    return any(
        one.address == gone
        or (one.address.path == gone.path[:2] and gone.path[2:] and gone.path[2] in one.columns)
        for one in puts
    )


def _culprit(text: str, body: _Body, puts: Sequence[Put], offset: int) -> Put | None:
    """Return what the statement at byte ``offset`` puts back."""
    content = text.encode()
    for one, part in zip(puts, body.parts, strict=True):
        start = content.find(part.encode())
        if start <= offset < start + len(part.encode()):
            return one
    return None
