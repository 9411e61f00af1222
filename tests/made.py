"""Values made for tests: folders of migrations and bases without a file or a repository."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from pgkeel.config import Layout
from pgkeel.migrations.checksum import checksum
from pgkeel.migrations.filename import parse_file_name
from pgkeel.migrations.header import Header
from pgkeel.migrations.merged import Base, MergedFile, Revision
from pgkeel.migrations.migration import Folder, Migration
from pgkeel.migrations.sum_file import SumFile, parse_sums, render_sums
from pgkeel.migrations.version import Version
from pgkeel.sql import SqlText

FOLDER = Path("/project/migrations/sql")
SUM = Path("/project/migrations/keel.sum")


def version_of(name: str, layout: Layout = "keel") -> Version:
    parsed = parse_file_name(name, layout)
    assert parsed is not None, name
    return parsed.version


def folder_of(
    files: Mapping[str, str], *, layout: Layout = "keel", unread: Iterable[str] = ()
) -> Folder:
    """Return the folder of ``files``, name to text, each with a rollback file."""
    return Folder(
        path=FOLDER,
        layout=layout,
        migrations=tuple(_migrations(files, layout)),
        findings=(),
        unread=tuple(version_of(name, layout) for name in unread),
    )


def _migrations(files: Mapping[str, str], layout: Layout) -> Iterable[Migration]:
    for name in sorted(files, key=lambda name: (version_of(name, layout), name)):
        parsed = parse_file_name(name, layout)
        assert parsed is not None
        path, content = FOLDER / name, files[name].encode()
        yield Migration(
            version=parsed.version,
            description=parsed.description,
            path=path,
            layout=layout,
            text=SqlText(content, path),
            checksum=checksum(content),
            header=Header(),
            no_transaction=False,
            rollback=FOLDER.parent / "rollback" / f"U{name[1:]}",
        )


def base_of(
    fork: Mapping[str, str],
    tip: Mapping[str, str] | None = None,
    *,
    layout: Layout = "keel",
    had_sum: bool = False,
) -> Base:
    """Return a base called ``origin/main``; ``tip`` is ``fork`` unless it moved on."""
    return Base(
        name="origin/main",
        fork=_revision("f" * 40, fork, layout),
        tip=_revision("e" * 40, fork if tip is None else tip, layout),
        had_sum=had_sum,
    )


def _revision(commit: str, files: Mapping[str, str], layout: Layout) -> Revision:
    return Revision(
        commit=commit,
        folder="migrations/sql",
        layout=layout,
        files={
            name: MergedFile(
                name=name,
                version=version_of(name, layout),
                checksum=checksum(text.encode()),
                content=text.encode(),
            )
            for name, text in files.items()
        },
    )


def sums_of(files: Mapping[str, str], layout: Layout = "keel") -> SumFile:
    """Return the keel.sum of ``files``, name to text."""
    checksums = {name: checksum(text.encode()) for name, text in files.items()}
    return parse_sums(render_sums(checksums, layout), SUM, layout)
