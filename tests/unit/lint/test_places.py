"""Findings stand at the same places whichever way a file has to be read."""

import pytest

from linting import carets, lint
from pgkeel.finding import Finding

TEXT = """\
set local lock_timeout = '5s';
comment on table public.books is 'é';
alter table public.books add column if not exists a serial, drop column if exists pages;
--                                                  ^       ^
create policy p on public.loans for select to authenticated using (reader = auth.uid());
--                                                                          ^
do $$ begin
  update public.books set stock = 0 where title = null;
--                                              ^
  create policy q on public.loans for select to authenticated using (reader = auth.uid());
--                                                                            ^
end $$;
"""
SLUGS = ("add-column-serial", "drop-column", "equals-null", "policy-asks-per-row")


def places(found: list[Finding]) -> list[tuple[int | None, int | None]]:
    own = [one.place for one in found if one.place and one.code.slug in SLUGS]
    return [(place.line, place.column) for place in own]


@pytest.mark.parametrize("more", ["", "select 'open;\n", "creat table x;\n", "\\connect x\n"])
def test_places(more: str) -> None:
    # A file with anything wrong in it is read statement by statement.
    found = lint(TEXT + more)
    places = [
        (one.place.line, one.place.column) for one in found if one.place and one.code.slug in SLUGS
    ]
    assert places == carets(TEXT)


def test_places_after_a_byte_order_mark() -> None:
    found = lint("\ufeff" + TEXT)
    places = [
        (one.place.line, one.place.column) for one in found if one.place and one.code.slug in SLUGS
    ]
    assert places == carets(TEXT)
