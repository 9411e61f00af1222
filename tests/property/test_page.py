"""The page of the dictionary: written twice it is the same, and people's text stays."""

from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from pgkeel.data.dictionary import Part
from pgkeel.data.page import new_page, parse_page, render_page, stale_parts
from pgkeel.data.wording import marked

PATH = Path("page.md")
# Whatever a person types, markers of keel apart; those are tested by themselves.
TYPED = st.text(st.characters(exclude_categories=["Cs"]), max_size=60) | st.sampled_from(
    [
        "",
        "## A heading\n",
        "| a | b |\r\n|---|---|\r\n",
        "<!-- a comment -->\n",
        "```\n### x\n```\n",
    ]
)
NAMES = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=12)
BODIES = st.lists(st.sampled_from(["| a | b |", "* one", "", "    x", "text"]), max_size=5)


@st.composite
def made(draw: st.DrawFn) -> tuple[Part, ...]:
    names = draw(st.lists(NAMES, max_size=5, unique=True))
    return tuple(
        Part(name=name, head=f"### t{at}", body="\n".join(draw(BODIES)).strip("\n"))
        for at, name in enumerate(names)
    )


@settings(deadline=None)
@given(before=TYPED, parts=made())
def test_twice_is_once(before: str, parts: tuple[Part, ...]) -> None:
    once = render_page(new_page(before), parts)
    page = parse_page(once, PATH)
    assert page is not None
    assert render_page(page, parts) == once
    assert stale_parts(page, parts) == ()
    assert once.startswith(before)


@settings(deadline=None)
@given(before=TYPED, after=TYPED, note=TYPED, old=made(), new=made())
def test_what_people_wrote_stays(
    before: str, after: str, note: str, old: tuple[Part, ...], new: tuple[Part, ...]
) -> None:
    old = (*old, Part(name="public.books", head="### public.books", body="x"))
    text = render_page(new_page(before), old)
    mark = f"<!-- keel:note {marked('public.books')} -->\n"
    if "\r\n" in text:
        mark = mark.replace("\n", "\r\n")
    written = note if not note or note.endswith("\n") else f"{note}\n"
    text = text.replace(mark, mark + written) + after
    page = parse_page(text, PATH)
    assert page is not None
    # Whether the table is still there or not.
    for parts in (old, new):
        again = render_page(page, parts)
        assert again.startswith(before)
        assert again.endswith(after)
        if note.strip():
            assert mark + written in again
        twice = parse_page(again, PATH)
        assert twice is not None
        assert render_page(twice, parts) == again
