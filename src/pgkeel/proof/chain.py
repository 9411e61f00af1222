"""Proves the pairs that are asked for; those that were proved before come from the cache."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from pgkeel.proof.aids import Aids
from pgkeel.proof.facts import Proved
from pgkeel.proof.kept import Kept
from pgkeel.proof.pair import Pair, pair_keys
from pgkeel.sandbox.blueprint import Blueprint
from pgkeel.sandbox.chain import chain

Tell = Callable[[int, int, str], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Chain:
    """What was proved of a chain; pairs after a migration that fails are not."""

    proved: Mapping[int, Proved]
    """By the number of the pair."""
    reused: int
    """How many of them came from the cache."""
    stopped: str | None = None
    """The migration that fails, where one does before the last that was asked for."""


def kept_of(
    blueprint: Blueprint, pairs: Sequence[Pair], wanted: Sequence[int], aids: Aids, kept: Kept
) -> Mapping[int, Proved]:
    """Return those of the pairs whose numbers are ``wanted`` that were proved before."""
    keys = _keys(blueprint, pairs, wanted, aids)[1]
    return {at: found for at in wanted if (found := kept.find(keys[at]))}


def _keys(
    blueprint: Blueprint, pairs: Sequence[Pair], wanted: Sequence[int], aids: Aids
) -> tuple[Sequence[str], Mapping[int, str]]:
    """Return the links of the chain, and the names of the proofs that are ``wanted``."""
    links = chain(blueprint.base, [pair.migration for pair in pairs])
    return links, pair_keys([pairs[at] for at in wanted], links, aids)


def prove_chain(
    blueprint: Blueprint,
    pairs: Sequence[Pair],
    wanted: Sequence[int],
    aids: Aids,
    kept: Kept,
    tell: Tell,
) -> Chain:
    """Prove the pairs whose numbers are ``wanted``; what was proved before comes from ``kept``."""
    migrations = [pair.migration for pair in pairs]
    links, keys = _keys(blueprint, pairs, wanted, aids)
    known = {at: found for at in wanted if (found := kept.find(keys[at]))}
    missing = [at for at in wanted if at not in known]
    if not missing:
        return Chain(proved=known, reused=len(known))
    # What proves imports the driver and all kinds: not where the cache knows everything.
    from pgkeel.proof.working import Work, workers  # noqa: PLC0415 -- as said

    work = Work(
        blueprint=blueprint,
        pairs=pairs,
        migrations=migrations,
        links=links,
        aids=aids,
        tell=tell,
        missing=missing,
        total=len(wanted),
        done=len(known),
        keep=lambda at, proved: kept.keep(keys[at], proved),
    )
    work.run(workers(blueprint, len(missing)))
    kept.tidy()
    return Chain(proved={**known, **work.proved}, reused=len(known), stopped=work.stopped)
