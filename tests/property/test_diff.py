"""For any two schemas: the plan from one to the other works, and leaves nothing to do."""

import os
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from diff_cases import applied, built, left_over
from on_servers import Servers
from pgkeel.diff.plan import plan
from pgkeel.sandbox.sandbox import Sandbox
from random_schemas import Maker, role_statements

EXAMPLES = 5_000 if os.environ.get("PGKEEL_LONG") else 500
PARTS = range(4)
"""So that several processes share them."""

ROLES = ";".join(role_statements()).encode()


@pytest.fixture(scope="module")
def sandbox(cache: Path) -> Iterator[Sandbox]:
    with ExitStack() as stack:
        yield Servers(cache, stack)["18"]


@pytest.mark.parametrize("part", PARTS)
@given(random=st.randoms(use_true_random=False))
@settings(
    max_examples=EXAMPLES // len(PARTS), deadline=None, suppress_health_check=list(HealthCheck)
)
def test_a_plan_between_two_schemas_leaves_nothing_to_do(
    sandbox: Sandbox, random: Random, part: int
) -> None:
    maker = Maker(random)
    model = maker.schema()
    start, end = model.sql().encode(), maker.changed(model).sql().encode()
    with sandbox.session(superuser=True) as session:
        before, after = built(session, start), built(session, end)
        for one, other, sql in ((before, after, start), (after, before, end)):
            reached = applied(session, sql, plan(one, other))
            assert left_over(reached, other) == []
            assert plan(reached, other).steps == ()


@given(random=st.randoms(use_true_random=False))
@settings(max_examples=EXAMPLES // 10, deadline=None, suppress_health_check=list(HealthCheck))
def test_a_schema_is_built_from_nothing_but_its_snapshot(sandbox: Sandbox, random: Random) -> None:
    sql = Maker(random).schema().sql().encode()
    with sandbox.session(superuser=True) as session:
        nothing, wanted = built(session, ROLES), built(session, sql)
        reached = applied(session, ROLES, plan(nothing, wanted))
    assert left_over(reached, wanted) == []
