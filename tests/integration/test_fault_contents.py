"""F10, F18, F19, F26 to F31 and F34: what files hold, each cell of the table of 29 contents."""

import pytest

from applying import Live, said
from fault_contents import CONTENTS


def test_all_contents_of_the_table_are_here() -> None:
    assert len(CONTENTS) == 29


@pytest.mark.parametrize("case", CONTENTS)
def test_f18_f19_f26_f27_f28_f29_f30_f31_f34_contents(live: Live, case: str) -> None:
    content = CONTENTS[case]
    live.write(
        {
            "V001__m1.sql": "create table m1 (id int);\ncreate type mood as enum ('old');\n"
            "create table moods (mood mood);\n",
            "V002__m2.sql": content.text,
            "V003__m3.sql": "create table m3 (id int);\n",
        }
    )
    done = live.apply()
    live.run("drop owned by m2_other; drop role m2_other" if "ROLE" in case else "")
    there = [live.has(name) for name in ("m1", "m2", "m3")]
    if content.right == "run":
        assert done.returncode == 0, said(done)
        made = b"create table" in content.text and "ROLE" not in case
        assert there == [True, made, True]
        assert live.recorded() == {"001": "applied", "002": "applied", "003": "applied"}
        return
    assert done.returncode == 2, said(done)
    assert content.said in said(done)
    assert not live.has("m4")
    kept = content.right == "failed"
    assert there == [kept, False, False]
    assert live.recorded() == ({"001": "applied"} if kept else {})
    live.write({"V002__m2.sql": "create table m2 (id int);"})
    assert live.apply().returncode == 0
    assert live.recorded() == {"001": "applied", "002": "applied", "003": "applied"}


ADD_VALUE = """\
alter type mood add value if not exists 'new';
update moods set mood = 'new';
"""


def test_f34_a_new_value_that_is_used_is_linted_before(live: Live) -> None:
    """F34: the linter says it before anything runs, and how to split it."""
    live.write({"V001__m.sql": "create type mood as enum ('old');\n"})
    assert live.apply().returncode == 0
    live.write({"V002__m.sql": "create table moods (mood mood);\n" + ADD_VALUE})
    done = live("apply")
    assert (done.returncode, "RUN016" in done.stderr) == (2, True), said(done)
    assert "enum-value-used" in done.stderr
    assert live.recorded() == {"001": "applied"}


def test_f10_concurrently_in_a_transaction(live: Live) -> None:
    """F10: seen by its text, with its line, before anything of any file runs."""
    live.write({"V001__t.sql": "create table t (id int);"})
    live.write({"V002__i.sql": "select 1;\ncreate index concurrently t_id on t (id);"})
    done = live.apply()
    assert (done.returncode, "RUN015" in done.stderr) == (2, True)
    assert "V002__i.sql:2" in done.stderr
    assert "no-transaction" in done.stderr
    assert not live.has("t")
