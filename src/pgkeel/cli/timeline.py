"""The lock timeline of a migration as text: relations down, statements across."""

from collections.abc import Iterator

from pgkeel.config import Project
from pgkeel.locks import LockMode
from pgkeel.proof.expecting import ASSUMED, windows
from pgkeel.proof.facts import Trace, Traced
from pgkeel.report.document import Style
from pgkeel.report.paint import sign
from pgkeel.statistics import Statistics, read_statistics

_STRONG = LockMode.SHARE


def timeline(trace: Trace, style: Style) -> Iterator[str]:
    """Yield the statements by number, then for each relation from where to where it is locked.

    Only locks that somebody would wait for: a mode from SHARE on, or one that blocks writes.
    """
    shown = [one for one in trace.statements if _is_telling(one)]
    numbers = {one.spot.statement: at for at, one in enumerate(shown, 1)}
    for at, one in enumerate(shown, 1):
        yield f"  {at:>3}  {one.milliseconds:>8.1f} ms  {one.words}"
        yield from (f"{'':21}{line}" for line in _effects(one))
    held = _held(trace, numbers)
    if not held:
        return
    yield ""
    width = max(len(name) for name in held)
    block, gap = sign(style, "█"), sign(style, "·")
    for name, (mode, since, until) in sorted(held.items()):
        cells = "".join((block if since <= at <= until else gap) for at in range(1, len(shown) + 1))
        end = "until commit" if until == len(shown) else f"until {until} is done"
        yield f"  {name:{width}}  {cells}  {mode} from {since} {end}"


def _is_telling(one: Traced) -> bool:
    return bool(one.locks or one.rewrites or one.builds or one.scans or one.rows)


def _effects(one: Traced) -> Iterator[str]:
    if one.rewrites:
        yield f"writes all rows of {', '.join(one.rewrites)} anew"
    if one.builds:
        yield f"builds an index over the rows of {', '.join(one.builds)}"
    for table, rows in one.scans:
        yield f"reads all of {table}: {rows} rows here"
    for table, rows in one.rows:
        yield f"writes {rows} rows of {table}"


def _held(trace: Trace, numbers: dict[int, int]) -> dict[str, tuple[str, int, int]]:
    last = len(numbers)
    found: dict[str, tuple[str, int, int]] = {}
    for one in trace.statements:
        at = numbers.get(one.spot.statement)
        if at is None:
            continue
        for lock in one.locks:
            if lock.strength < _STRONG:
                continue
            since = found[lock.relation][1] if lock.relation in found else at
            found[lock.relation] = (lock.mode, since, at if one.alone else last)
    return found


def production(project: Project) -> Statistics | None:
    """Return the sizes of tables that `keel stats` wrote down, where it did."""
    return read_statistics(project.statistics(project.settings.lint.environment))


def expected_windows(trace: Trace, statistics: Statistics | None) -> Iterator[str]:
    """Yield how long production would wait for each strong lock, and what that is reckoned from."""
    if statistics is None:
        return
    found = windows(trace, statistics)
    if not found:
        return
    yield ""
    yield f"  expected on {statistics.environment} ({ASSUMED}):"
    for one in found:
        shown = f"{one.seconds:.1f} s" if one.seconds >= 0.05 else "moments"
        yield f"    {one.relation}: {one.mode} for {shown}"
