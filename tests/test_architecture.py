"""What an import contract cannot say."""

import re
from pathlib import Path

import pytest

SOURCE = Path(__file__).parent.parent / "src" / "pgkeel"

# What only some files may do, and which.
ONLY = {
    "name the parser's package": (r"\bpostgast\b", ("sql/parser.py",)),
    "print": (r"\bprint\(|sys\.std(out|err)|click\.echo", ("cli/", "__main__.py")),
    "exit": (r"\bsys\.exit\(|\bos\._exit\(", ("cli/", "__main__.py", "postgres/supervisor.py")),
    "start processes": (
        r"\bsubprocess\b|\bposix_spawn\b",
        (
            "postgres/",
            "git/command.py",
            "cli/commands/sandbox.py",
            "runner/hooks.py",
            "sandbox/scratch.py",
        ),
    ),
    "read the environment": (
        r"\bos\.environ\b",
        (
            "api/calls.py",
            "cli/",
            "pytest_plugin.py",
            "postgres/dumping.py",
            "postgres/programs.py",
            "postgres/psql.py",
            "postgres/variables.py",
        ),
    ),
    "read the clock": (
        r"datetime\.now|time\.time\(",
        ("cli/commands/", "cli/drift_", "cli/expired.py", "sandbox/store.py"),
    ),
    "see a password": (
        r"\.reveal\(\)",
        (
            "config/url.py",
            "postgres/conninfo.py",
            "postgres/look.py",
            "postgres/session.py",
            "cli/commands/",
            "pytest_plugin.py",
        ),
    ),
}


def sources() -> list[Path]:
    return sorted(SOURCE.rglob("*.py"))


@pytest.mark.parametrize("what", ONLY)
def test_only_some_may(what: str) -> None:
    pattern, allowed = ONLY[what]
    found = {
        path.relative_to(SOURCE).as_posix()
        for path in sources()
        if re.search(pattern, path.read_text())
    }
    assert [path for path in found if not path.startswith(allowed)] == []
    assert found, f"nothing may {what} any more: drop the rule"


def test_modules_say_what_they_are() -> None:
    for path in sources():
        assert re.match(r'"""\S.*', path.read_text()), path


def test_no_module_is_a_drawer() -> None:
    drawers = {"utils", "util", "helpers", "helper", "common", "base", "manager", "misc"}
    assert [path for path in sources() if path.stem in drawers] == []


def test_modules_stay_readable() -> None:
    long = [path for path in sources() if len(path.read_text().splitlines()) > 400]
    assert long == []
