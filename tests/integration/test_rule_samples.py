"""What the rules tell people to write instead is SQL that a server accepts."""

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from live_server import live_server
from pgkeel.lint.example import EXAMPLE
from pgkeel.lint.registry import all_rules
from pgkeel.lint.rule import Rule
from pgkeel.migrations.directives import is_no_transaction
from pgkeel.postgres.build import find_build
from pgkeel.sql import SqlText, leading_comments

# What they refer to is nowhere but in the sample.
REPORTING = "create role reporting;"
FDW = "create extension postgres_fdw with schema extensions;"
ELSEWHERE = {
    "drop-create-loses-grants": REPORTING,
    "drop-foreign-table": FDW,
    "drop-owned": REPORTING,
    "drop-role": REPORTING,
    "foreign-table-exposed": f"{FDW} create server abroad foreign data wrapper postgres_fdw;",
}


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory, cache: Path) -> Iterator[str]:
    """The URL of a Supabase-like server that holds the example schema."""
    root, config = tmp_path_factory.mktemp("samples"), '[project]\npreset = "supabase"\n'
    with live_server(root, cache, config=config) as url:
        # Some samples are about what the role of migrations may not do.
        powerful = url.replace("postgres@", "supabase_admin@")
        done = run(powerful, EXAMPLE)
        assert done.returncode == 0, done.stderr
        yield powerful


def run(url: str, sql: str) -> subprocess.CompletedProcess[str]:
    psql = find_build("auto").program("psql")
    argv = [str(psql), "-Xqv", "ON_ERROR_STOP=1", url, "-f", "-"]
    return subprocess.run(argv, input=sql, capture_output=True, text=True, check=False)


def outside(rule: Rule) -> bool:
    text = SqlText(rule.good.encode(), Path("good.sql"))
    return is_no_transaction(text, leading_comments(text))


@pytest.mark.parametrize(
    "rule", [rule for rule in all_rules() if not outside(rule)], ids=lambda rule: rule.slug
)
def test_good(server: str, rule: Rule) -> None:
    before = f"{ELSEWHERE.get(rule.slug, '')}\n{rule.before}"
    done = run(server, f"begin;\n{before}\n{rule.good}\nrollback;\n")
    assert done.returncode == 0, done.stderr
