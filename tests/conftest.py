"""What all tests share: projects on disk, and keel as a real process."""

import signal
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from zlib import crc32

import pytest
from hypothesis import HealthCheck, settings

import fault_count
from applying import CONFIG, Live
from driver import LONG, Keel, Lay
from live_server import live_server, new_database

# Whoever is started in the background of a shell is told to ignore Ctrl-C, and passes that on.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)

# Short runs try the same examples each time, and on a busy machine making them takes long.
settings.register_profile(
    "keel", derandomize=not LONG, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("keel")


@pytest.fixture(scope="session")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cache of this worker's own: it starts empty and is shared by its tests.

    A cache keeps so many files of each kind: with another worker's in it, what a test has just put
    there might be dropped before it looks for it.
    """
    folder = tmp_path_factory.getbasetemp() / "keel-cache"
    folder.mkdir()
    return folder


@pytest.fixture
def keel(cache: Path, tmp_path: Path) -> Keel:
    return Keel(cache=cache, cwd=tmp_path)


@pytest.fixture
def lay(tmp_path: Path) -> Lay:
    """Lay out a project from a mapping of paths to contents; keel.toml is there by default."""

    def build(files: Mapping[str, str | bytes] | None = None, *, at: str = "project") -> Path:
        root = tmp_path / at
        (root / "migrations" / "sql").mkdir(parents=True, exist_ok=True)
        for name, content in {"keel.toml": "", **(files or {})}.items():
            path = root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content.encode() if isinstance(content, str) else content)
        return root

    return build


@pytest.fixture(scope="session")
def live_url(tmp_path_factory: pytest.TempPathFactory, cache: Path) -> Iterator[str]:
    """A server that stays for all tests of a worker."""
    with live_server(tmp_path_factory.mktemp("server"), cache) as url:
        yield url


@pytest.fixture
def live(live_url: str, keel: Keel, lay: Lay) -> Live:
    """A project whose environment ``prod`` is a new database."""
    return Live(keel, lay({"keel.toml": CONFIG}), new_database(live_url, "live"))


@pytest.fixture
def new(live_url: str) -> Callable[[str], str]:
    """Make a database of that name anew, and give its URL."""
    return lambda name: new_database(live_url, name)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update", action="store_true", help="Write what is expected anew.")


# Of these PostgreSQL 17 is asked a part in short runs.
_ASKED_TWICE = frozenset(
    {
        "test_diff_cases.py",
        "test_dump_cases.py",
        "test_locks.py",
        "test_online.py",
        "test_proof_cases.py",
        "test_proof_locks.py",
        "test_second_run.py",
        "test_type_changes.py",
    }
)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out most of the largest families of cases, but for long runs; the same ones always."""
    if LONG or config.getoption("--update"):
        return
    left_out = {item for item in items if crc32(item.nodeid.encode()) % _share(item)}
    if left_out:
        config.hook.pytest_deselected(items=[item for item in items if item in left_out])
        items[:] = [item for item in items if item not in left_out]


def _share(item: pytest.Item) -> int:
    """Return of how many such tests one is run."""
    given = item.callspec.params if isinstance(item, pytest.Function) and _has_cases(item) else {}
    if given.get("server") == "17" and item.path.name in _ASKED_TWICE:
        return 10
    if item.path.name == "test_diff_cases.py" and given.get("way") == "backward":
        return 3
    return 3 if item.name.startswith("test_draft_brings_the_schema_back[") else 1


def _has_cases(item: pytest.Function) -> bool:
    return hasattr(item, "callspec")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Tell how many faults were injected and survived, where any were."""
    reports = [
        one
        for outcome in ("passed", "failed")
        for one in terminalreporter.stats.get(outcome, ())
        if isinstance(one, pytest.TestReport)
    ]
    if line := fault_count.summary(reports):
        terminalreporter.write_line(line)
