"""Who has to move, and where to: never a merged one, never out of order."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from made import base_of, folder_of, version_of
from pgkeel.errors import KeelError
from pgkeel.migrations.history import compare_history
from pgkeel.migrations.renumbering import plan_renumber

NOW = datetime(2026, 1, 31, 9, 30, 15, tzinfo=UTC)
MERGED = {"V001__a.sql": "a", "V002__b.sql": "b"}


def moves(
    ours: dict[str, str], tip: dict[str, str] | None, named: str | None = None
) -> dict[str, str]:
    base = base_of(MERGED, {**MERGED, **tip}) if tip is not None else None
    folder = folder_of({**MERGED, **ours})
    planned = plan_renumber(folder, base, named=named, now=NOW)
    assert all(move.rollback_to for move in planned)
    return {move.migration.name: move.to.name for move in planned}


# (ours beside the merged ones, new at the tip, named, expected)
CASES = {
    "nothing to do": ({"V003__n.sql": "n"}, {}, None, {}),
    "taken": (
        {"V003__n.sql": "n"}, {"V003__x.sql": "x"}, None, {"V003__n.sql": "V004__n.sql"}
    ),
    "taken, in our folder too": (
        {"V003__n.sql": "n", "V003__x.sql": "x"}, {"V003__x.sql": "x"}, None,
        {"V003__n.sql": "V004__n.sql"},
    ),
    "late": ({"V003__n.sql": "n"}, {"V007__x.sql": "x"}, None, {"V003__n.sql": "V008__n.sql"}),
    "what follows keeps its order": (
        {"V003__n.sql": "n", "V004__m.sql": "m"}, {"V003__x.sql": "x"}, None,
        {"V003__n.sql": "V005__n.sql", "V004__m.sql": "V006__m.sql"},
    ),
    "what comes before stays": (
        {"V003__n.sql": "n", "V004__m.sql": "m"}, {"V003__n.sql": "n", "V004__x.sql": "x"}, None,
        {"V004__m.sql": "V005__m.sql"},
    ),
    "two of ours": (
        {"V003__n.sql": "n", "V003__m.sql": "m"}, {}, None, {"V003__n.sql": "V004__n.sql"}
    ),
    "by label": ({"V003__n.sql": "n"}, {}, "V003", {"V003__n.sql": "V004__n.sql"}),
    "by version": ({"V003__n.sql": "n"}, {}, "003", {"V003__n.sql": "V004__n.sql"}),
    "by path": (
        {"V003__n.sql": "n"}, {}, "migrations/sql/V003__n.sql", {"V003__n.sql": "V004__n.sql"}
    ),
    "by label, the one that is not merged": (
        {"V002__n.sql": "n"}, {}, "V002", {"V002__n.sql": "V003__n.sql"}
    ),
    "by name, without git": (
        {"V003__n.sql": "n"}, None, "V003__n", {"V003__n.sql": "V004__n.sql"}
    ),
}  # fmt: skip


@pytest.mark.parametrize(("ours", "tip", "named", "expected"), CASES.values(), ids=CASES.keys())
def test_moves(
    ours: dict[str, str],
    tip: dict[str, str] | None,
    named: str | None,
    expected: dict[str, str],
) -> None:
    assert moves(ours, tip, named) == expected


@pytest.mark.parametrize(
    ("ours", "tip", "named", "words"),
    [
        ({}, {}, "V001", "V001__a.sql is merged on origin/main"),
        ({}, {}, "V009", "there is no migration 'V009'"),
        ({"V003__n.sql": "n", "V003__m.sql": "m"}, {}, "V003", "V003__m.sql and V003__n.sql"),
        ({"V003__n.sql": "n"}, None, None, "without git"),
    ],
)
def test_refusals(
    ours: dict[str, str], tip: dict[str, str] | None, named: str | None, words: str
) -> None:
    with pytest.raises(KeelError) as raised:
        moves(ours, tip, named)
    assert raised.value.code.code == "MIG209"
    assert words in raised.value.message
    assert raised.value.hint


NUMBERS = st.sets(st.integers(3, 40), max_size=8)


@given(ours=NUMBERS, theirs=NUMBERS)
def test_order_is_kept_and_nothing_is_left_to_find(ours: set[int], theirs: set[int]) -> None:
    mine = {f"V{one:03}__mine_{one}.sql": f"mine {one}" for one in ours}
    tip = {**MERGED, **{f"V{one:03}__theirs.sql": f"theirs {one}" for one in theirs}}
    base = base_of(MERGED, tip)
    folder = folder_of({**MERGED, **mine})
    planned = plan_renumber(folder, base, named=None, now=NOW)
    names = {move.migration.name: move.to.name for move in planned}
    after = {names.get(name, name): text for name, text in mine.items()}

    assert order(mine) == order(after)
    assert not set(names.values()) & (set(mine) | set(tip))
    found = compare_history(folder_of({**MERGED, **after}), None, base)
    assert [one.code.code for one in found] == ["MIG206"], "only that there is no keel.sum"
    assert plan_renumber(folder_of({**MERGED, **after}), base, named=None, now=NOW) == ()


def order(files: dict[str, str]) -> list[str]:
    return [files[name] for name in sorted(files, key=version_of)]
