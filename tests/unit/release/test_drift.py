"""Classes of drift, by what each of three sides says of one object."""

import pytest

from pgkeel.catalog.address import Address
from pgkeel.catalog.kinds.comment import Comment
from pgkeel.catalog.objects import Object
from pgkeel.catalog.snapshot import Snapshot
from pgkeel.release.drift import Views, classify, mixed

ONE = Address("comment", ("table", "public", "books"))


def side(text: str | None) -> Snapshot:
    item = Object(address=ONE, record=Comment(text=text or ""))
    objects = {ONE: item} if text else {}
    return Snapshot(server=180000, role="me", objects=objects, depends={})


@pytest.mark.parametrize(
    ("live", "recorded", "folder", "expected"),
    [
        ("a", "a", "a", None),
        (None, None, None, None),
        ("b", "a", "a", "by-hand"),
        (None, "a", "a", "by-hand"),
        ("b", None, None, "by-hand"),
        ("b", "b", "a", "by-hand-recorded"),
        ("b", "b", None, "by-hand-recorded"),
        (None, None, "a", "by-hand-recorded"),
        ("a", "b", "c", "apart"),
        ("a", None, "c", "apart"),
        ("a", "b", "a", "stale"),
        ("a", None, "a", "stale"),
        (None, "a", None, "recorded-by-hand"),
    ],
)
def test_where_the_place_in_the_folder_is_known(
    live: str | None, recorded: str | None, folder: str | None, expected: str | None
) -> None:
    views = Views(live=side(live), recorded=side(recorded), folder=side(folder))
    assert classify(views).get(ONE) == expected


@pytest.mark.parametrize(
    ("live", "recorded", "folder", "expected"),
    [
        ("a", "a", "a", None),
        ("a", "a", "b", "pending"),
        (None, None, "b", "pending"),
        ("b", "a", "a", "by-hand"),
        ("a", "b", "c", "apart"),
        ("a", "b", "a", "stale"),
    ],
)
def test_where_it_is_a_guess(
    live: str | None, recorded: str | None, folder: str | None, expected: str | None
) -> None:
    views = Views(live=side(live), recorded=side(recorded), folder=side(folder), sure=False)
    assert classify(views).get(ONE) == expected


def test_without_a_snapshot_nothing_is_called_by_hand_unless_a_ledger_tells() -> None:
    unsure = Views(live=side("b"), recorded=None, folder=side("a"), sure=False)
    assert classify(unsure) == {ONE: "unexplained"}
    sure = Views(live=side("b"), recorded=None, folder=side("a"))
    assert classify(sure) == {ONE: "by-hand"}


def test_what_a_pending_migration_makes_is_told_apart() -> None:
    def views(live: str) -> Views:
        return Views(live=side(live), recorded=side("a"), folder=side("a"), head=side("b"))

    assert classify(views("a")) == {ONE: "pending"}
    assert classify(views("b")) == {ONE: "ahead"}
    assert classify(views("c")) == {ONE: "by-hand"}


def test_a_snapshot_that_was_right_once_is_behind_not_written_in() -> None:
    views = Views(live=side(None), recorded=side("a"), folder=side(None), then=side("a"))
    assert classify(views) == {ONE: "stale"}


def test_what_should_be_live_is_the_snapshot_where_nothing_tells_the_place() -> None:
    views = Views(live=side("b"), recorded=side("a"), folder=side("c"), sure=False)
    assert views.expected.objects == side("a").objects
    assert mixed(views.live, views.expected, [ONE]).objects == side("a").objects
    assert mixed(views.live, side(None), [ONE]).objects == {}
