"""Classes of drift, whatever three sides say of any number of objects."""

from hypothesis import given
from hypothesis import strategies as st

from pgkeel.catalog.address import Address
from pgkeel.catalog.kinds.comment import Comment
from pgkeel.catalog.objects import Object
from pgkeel.catalog.snapshot import Snapshot
from pgkeel.release.drift import LIVE_CLASSES, Views, classify, mixed

NAMES = [Address("comment", ("table", "public", name)) for name in "abc"]
TEXTS = st.sampled_from([None, "x", "y", "z"])
SIDES = st.lists(TEXTS, min_size=len(NAMES), max_size=len(NAMES))


def side(texts: list[str | None]) -> Snapshot:
    objects = {
        address: Object(address=address, record=Comment(text=text))
        for address, text in zip(NAMES, texts, strict=True)
        if text
    }
    return Snapshot(server=180000, role="me", objects=objects, depends={})


@given(SIDES, st.none() | SIDES, SIDES, st.booleans(), st.none() | SIDES)
def test_all_that_differs_has_one_class_and_nothing_else_has(
    live: list[str | None],
    recorded: list[str | None] | None,
    folder: list[str | None],
    sure: bool,
    head: list[str | None] | None,
) -> None:
    views = Views(
        live=side(live),
        recorded=side(recorded) if recorded is not None else None,
        folder=side(folder),
        sure=sure,
        head=side(head) if head is not None else None,
    )
    found = classify(views)
    sides = [side_ for side_ in (live, recorded, folder, head) if side_ is not None]
    for at, address in enumerate(NAMES):
        assert (address in found) == (len({one[at] for one in sides}) > 1)
        if found.get(address) in LIVE_CLASSES:
            assert live[at] != folder[at]


@given(SIDES, SIDES, SIDES)
def test_what_is_put_back_leaves_nothing_by_hand(
    live: list[str | None], recorded: list[str | None], folder: list[str | None]
) -> None:
    views = Views(live=side(live), recorded=side(recorded), folder=side(folder))
    mine = [one for one, cls in classify(views).items() if cls in LIVE_CLASSES]
    mended = mixed(views.live, views.expected, mine)
    again = classify(Views(live=mended, recorded=views.recorded, folder=views.folder))
    assert not LIVE_CLASSES & set(again.values())
