"""What the command and the stage ``lint`` share: the cache, and how findings are summed up."""

from collections.abc import Iterable, Mapping, Sequence

from pgkeel.finding import Finding
from pgkeel.lint.cache import Cache
from pgkeel.lint.ordering import in_order
from pgkeel.lint.results import FileResult
from pgkeel.report.wording import counted


def lint_cache(environ: Mapping[str, str], *, cached: bool) -> Cache:
    """Return the cache of lint results, or one that keeps nothing."""
    if not cached:
        return Cache(None)
    from pgkeel.sandbox.places import cache_folder  # noqa: PLC0415 -- not always asked for

    folder = cache_folder(environ)
    return Cache(folder / "lint" if folder else None)


def all_findings(files: Iterable[FileResult]) -> tuple[Finding, ...]:
    """Return the findings of ``files`` in the order of the files and of their text."""
    return tuple(finding for file in files for finding in in_order(file.findings))


def tally(findings: Sequence[Finding]) -> str:
    """Return how many findings there are of each severity: ``2 errors, 1 warning``."""
    words = (("error", "error"), ("warning", "warning"), ("info", "note"))
    counts = [(sum(one.severity == level for one in findings), word) for level, word in words]
    return ", ".join(counted(number, word) for number, word in counts if number) or "no finding"
