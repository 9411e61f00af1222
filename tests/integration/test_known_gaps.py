"""What docs/diff.md says is not compared, or cannot be made: a gap that closes fails here."""

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from diff_cases import built
from on_servers import Servers
from pgkeel.catalog.snapshot import Snapshot
from pgkeel.diff.plan import plan
from pgkeel.sandbox.sandbox import Sandbox

PARTITIONED = """
create table p (a int, b int) partition by list (a);
create table p1 partition of p for values in (1);
"""


@pytest.fixture(scope="module")
def sandbox(cache: Path) -> Iterator[Sandbox]:
    with ExitStack() as stack:
        yield Servers(cache, stack)["18"]


def read(sandbox: Sandbox, sql: str) -> Snapshot:
    with sandbox.session(superuser=True) as session:
        return built(session, sql.encode())


@pytest.mark.parametrize(
    ("sql", "told"),
    [
        ("create table t (); comment on type t is 'x'", "comment on type public.t"),
        (
            (
                "create type r as range (subtype = int4, multirange_type_name = m); "
                "comment on type m is 'x'"
            ),
            "comment on type public.m",
        ),
        (
            "create type r as range (subtype = int4); comment on function r(int, int) is 'x'",
            "comment on function public.r(integer,integer)",
        ),
        (
            f"{PARTITIONED} create index i on p (b); comment on index p1_b_idx is 'x'",
            "comment on index public.p1_b_idx",
        ),
    ],
)
def test_comments_on_what_is_no_object_are_told(sandbox: Sandbox, sql: str, told: str) -> None:
    (finding,) = read(sandbox, sql).findings
    assert finding.code.code == "DIF008"
    assert finding.message == f"{told} is not compared: that is no object of its own here"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "create extension citext",
            "create extension citext; revoke all on type citext from public",
        ),
        (
            f"{PARTITIONED} create index i on p (b)",
            f"{PARTITIONED} create index i on p (b); alter index p1_b_idx rename to p1_c_idx",
        ),
        ("create table t (a int, b int)", "create table t (b int, a int)"),
        ("select 1", "select lo_create(7777777)"),
        (
            "create materialized view m as select 1 as a",
            "create materialized view m as select 1 as a with no data",
        ),
    ],
)
def test_no_difference_is_seen(sandbox: Sandbox, one: str, other: str) -> None:
    assert plan(read(sandbox, one), read(sandbox, other)).changes == ()
