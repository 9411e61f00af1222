"""Each case of a difference, both ways: the plan as expected, applied, and nothing left to do."""

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from diff_cases import Case, all_cases, applied, built, committed, left_over, shown
from driver import LONG
from on_servers import EVERY_SERVER, SERVERS, Servers
from pgkeel.catalog.snapshot import Snapshot
from pgkeel.config import Server
from pgkeel.diff.plan import Plan, plan
from pgkeel.report.differences.comparison import Comparison
from pgkeel.report.differences.data import data
from pgkeel.report.differences.markdown import markdown
from pgkeel.report.differences.mermaid import mermaid
from pgkeel.report.differences.review import review
from pgkeel.report.document import Style

WAYS = ("forward", "backward")


@pytest.fixture(scope="session")
def servers(cache: Path) -> Iterator[Servers]:
    with ExitStack() as stack:
        yield Servers(cache, stack)


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("case", all_cases(), ids=lambda case: case.name)
@pytest.mark.parametrize("server", EVERY_SERVER)
def test_case(
    servers: Servers, server: Server, case: Case, way: str, pytestconfig: pytest.Config
) -> None:
    if not case.runs_on(int(server)):
        return
    sides = ("before", "after") if way == "forward" else ("after", "before")
    start, end = (case.sql(side) for side in sides)
    with servers[server].session(superuser=True) as session:
        before, after = built(session, start), built(session, end)
        wanted = plan(before, after, online=case.online)
        golden = case.folder / f"{way}.sql"
        if server == SERVERS[-1]:
            if pytestconfig.getoption("--update"):
                golden.write_text(shown(wanted, before))
            assert shown(wanted, before) == golden.read_text()
        reached = before if case.online else applied(session, start, wanted)
    if case.online:
        reached = committed(servers[server], start, wanted)
    assert_all_pages_are_written(before, after, wanted)
    assert left_over(reached, after) == []
    assert plan(reached, after).steps == ()


def assert_all_pages_are_written(before: Snapshot, after: Snapshot, wanted: Plan) -> None:
    comparison = Comparison(
        names=("one", "other"), before=before, after=after, plan=wanted, proof="proved"
    )
    assert bool(list(review(comparison, Style()))) == comparison.differs
    assert ("No difference." in markdown(comparison)) != comparison.differs
    assert len(data(comparison)["changes"]) == len(wanted.changes)  # type: ignore[arg-type]
    assert next(iter(mermaid(comparison))) == "flowchart LR"


def test_there_is_no_difference_in_what_is_the_same(servers: Servers) -> None:
    for case in all_cases()[:: 1 if LONG else 6]:
        with servers["18"].session(superuser=True) as session:
            one, other = built(session, case.sql("after")), built(session, case.sql("after"))
        assert plan(one, other).steps == ()
