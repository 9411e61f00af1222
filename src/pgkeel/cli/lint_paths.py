"""``keel lint PATHS``: files of the project and from elsewhere, by what people name them."""

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from pgkeel.lint.loose import lint_loose
from pgkeel.lint.policy import Policy
from pgkeel.lint.results import FileResult, History
from pgkeel.lint.source import Source
from pgkeel.lint.sources import loose_source
from pgkeel.migrations.texts import read_content

_STDIN = Path("-")


def lint_paths(
    paths: Iterable[Path], stdin_name: Path | None, policy: Policy, history: History
) -> list[FileResult]:
    """Return what was found in ``paths``; what is not in ``history`` comes after all that is."""
    asked = dict(expanded(paths))
    files = [file for file in history.files if file.path.resolve() in asked]
    for file in files:
        del asked[file.path.resolve()]
    loose = list(_loose(asked.values(), stdin_name))
    if loose:
        found = lint_loose(loose, policy, history.schema, history.learned)
        results = zip(loose, found, strict=True)
        files += [FileResult(source.text.path, findings) for source, findings in results]
    return files


def expanded(paths: Iterable[Path]) -> Iterator[tuple[Path, Path]]:
    """Yield the files that ``paths`` stand for: as resolved, and as they were named."""
    for path in paths:
        if path.is_dir():
            named = sorted(one for one in path.iterdir() if one.suffix.lower() == ".sql")
        else:
            named = [path]
        yield from ((one if one == _STDIN else one.resolve(), one) for one in named)


def _loose(paths: Iterable[Path], stdin_name: Path | None) -> Iterator[Source]:
    for path in paths:
        if path == _STDIN:
            yield loose_source(stdin_name or Path("stdin.sql"), sys.stdin.buffer.read())
            continue
        yield loose_source(path, read_content(path))
