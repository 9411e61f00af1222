"""Where the rows of tables are kept: names that a rollback file can know beforehand."""

import pytest

from pgkeel.names import Name
from pgkeel.rows.backups import kept_name

LONG = "a_table_whose_name_goes_on_and_on_and_on_until_the_end"


def test_a_plain_name_is_one_that_people_can_read() -> None:
    kept = kept_name("keel", "V019", Name("public", "listings"))
    assert str(kept) == "keel.backup_v019_public_listings"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (Name("public", "books"), Name("public", "Books")),
        (Name("a", "b_c"), Name("a_b", "c")),
        (Name("public", LONG), Name("public", f"{LONG}s")),
        (Name("public", "ü"), Name("public", "ä")),
        (Name("public", "a b"), Name("public", "a\nb")),
    ],
)
def test_no_two_tables_share_a_name(one: Name, other: Name) -> None:
    kept = [kept_name("keel", "V019", table) for table in (one, other)]
    assert kept[0] != kept[1]
    assert all(len(name.name.encode()) <= 56 for name in kept)
    assert '"' not in f"{kept[0]}{kept[1]}"
    assert all(name.name.startswith("backup_v019_") for name in kept)
