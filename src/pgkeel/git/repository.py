"""A git repository as far as keel asks: revisions, where two met, files of a folder."""

import os
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import NewType

from pgkeel.errors import KeelError
from pgkeel.errors.catalogue import git as codes
from pgkeel.git.blob import ObjectFormat
from pgkeel.git.command import Answer, run_git, succeed

Commit = NewType("Commit", str)
"""The full id of a commit."""
Blob = NewType("Blob", str)
"""The full id of a file's content."""

_BASES = ("origin/HEAD", "origin/main", "origin/master", "main", "master")
_OBJECT = re.compile(rb"(?P<id>[0-9a-f]{40,64}) (?P<kind>[a-z]+) (?P<size>[0-9]+)")
_REGULAR = frozenset({b"100644", b"100664", b"100755"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Repository:
    """A working tree, its history, and the environment in which git is run."""

    top: Path
    """The top of the working tree, free of symbolic links."""
    object_format: ObjectFormat
    is_shallow: bool
    environ: Mapping[str, str] = field(repr=False)

    def head(self) -> Commit | None:
        """Return the commit that is checked out; ``None`` before the first one."""
        return self._find(["HEAD"]).get("HEAD")

    def resolve(self, revision: str) -> Commit:
        """Return the commit that ``revision`` names; GIT003 when there is none."""
        commit = self._find([revision]).get(revision)
        if commit is None:
            where = " in this shallow clone" if self.is_shallow else ""
            raise KeelError(
                codes.UNKNOWN_REVISION,
                f"no revision {revision!r}{where}",
                hint="fetch it: in GitHub Actions, give actions/checkout `fetch-depth: 0`"
                if self.is_shallow
                else "check the spelling, or fetch it: `git fetch`",
            )
        return commit

    def default_base(self) -> str | None:
        """Return the branch that counts as merged when nobody names one.

        The remote's default branch before a local one. Without a remote, on the default branch
        itself, that is the branch checked out: its last commit is merged, what is not committed
        is not.
        """
        known = self._find(_BASES)
        name = next((name for name in _BASES if name in known), None)
        return self._branch_behind(name) if name == "origin/HEAD" else name

    def tags_at(self, commit: Commit) -> tuple[str, ...]:
        """Return the names of the tags of a commit, in order."""
        output = succeed(self._run("tag", "--points-at", commit))
        return tuple(sorted(os.fsdecode(output).split()))

    def merge_base(self, one: Commit, other: Commit) -> Commit:
        """Return the commit where two histories met last; GIT005 or GIT006 when they did not."""
        answer = self._run("merge-base", one, other)
        if answer.exit_code != 1:
            return Commit(succeed(answer).decode().strip())
        if self.is_shallow:
            raise KeelError(
                codes.SHALLOW,
                "this shallow clone does not reach back to where the branch left its base",
                hint="fetch all of it: `git fetch --unshallow`, or `fetch-depth: 0` in CI",
            )
        raise KeelError(codes.UNRELATED, f"{one[:12]} and {other[:12]} have no common history")

    def path_of(self, path: Path) -> str | None:
        """Return ``path`` as git spells it, from the top; ``None`` when it lies outside."""
        real = Path(os.path.realpath(path))
        if not real.is_relative_to(self.top):
            return None
        inside = real.relative_to(self.top).as_posix()
        return "" if inside == "." else inside

    def files_at(self, commit: Commit, folder: str) -> Mapping[str, Blob]:
        """Return the regular files directly in ``folder`` at ``commit``, by name.

        ``folder`` is spelled as ``path_of`` does. A folder that is not there has no files.
        """
        below = [f"{folder}/"] if folder else []
        output = succeed(self._run("ls-tree", "-z", "--full-tree", commit, "--", *below))
        files: dict[str, Blob] = {}
        for record in output.split(b"\0"):
            head, _, path = record.partition(b"\t")
            mode, _, rest = head.partition(b" ")
            if mode in _REGULAR:
                name = os.fsdecode(path.rpartition(b"/")[2])
                files[name] = Blob(rest.partition(b" ")[2].decode())
        return files

    def read_blobs(self, names: Iterable[str]) -> Mapping[str, bytes]:
        """Return what is in each of ``names``, blob ids or ``COMMIT:PATH``, in one process.

        A name that is no file's is left out.
        """
        asked = [name for name in dict.fromkeys(names) if _is_one_line(name)]
        if not asked:
            return {}
        output = succeed(self._run("cat-file", "--batch", given=_lines(asked)))
        contents: dict[str, bytes] = {}
        at = 0
        for name in asked:
            end = output.index(b"\n", at)
            found = _OBJECT.fullmatch(output, at, end)
            at = end + 1
            if found is None:  # "NAME missing" and the like: no content follows
                continue
            size = int(found["size"])
            if found["kind"] == b"blob":
                contents[name] = output[at : at + size]
            at += size + 1
        return contents

    def _branch_behind(self, name: str) -> str:
        """Return what a symbolic name stands for: people say origin/main, not origin/HEAD."""
        answer = self._run("rev-parse", "--abbrev-ref", name)
        return name if answer.exit_code else answer.output.decode().strip() or name

    def _find(self, revisions: Iterable[str]) -> dict[str, Commit]:
        # Read from standard input, a revision cannot be taken for an option.
        asked = [name for name in revisions if name and _is_one_line(name)]
        if not asked:
            return {}
        given = _lines(f"{name}^{{commit}}" for name in asked)
        lines = succeed(self._run("cat-file", "--batch-check", given=given)).split(b"\n")
        found = zip(asked, map(_OBJECT.fullmatch, lines), strict=False)
        return {name: Commit(line["id"].decode()) for name, line in found if line}

    def _run(self, *arguments: str, given: bytes = b"") -> Answer:
        return run_git(self.top, arguments, self.environ, given=given)


def find_repository(folder: Path, environ: Mapping[str, str]) -> Repository | None:
    """Return the repository whose working tree holds ``folder``, an existing folder, or ``None``.

    GIT001 without git, GIT002 for a repository that is broken, GIT004 for one git does not trust.
    """
    # The path comes last: it alone may hold a line end.
    asked = ("--show-object-format", "--is-shallow-repository", "--show-toplevel")
    answer = run_git(folder, ("rev-parse", *asked), environ)
    if answer.exit_code:
        if "(or any" in answer.complaint or "must be run in a work tree" in answer.complaint:
            return None
        raise KeelError(
            codes.NO_REPOSITORY,
            f"the git repository around {folder} cannot be used",
            detail=answer.complaint or None,
        )
    object_format, shallow, top = answer.output.split(b"\n", 2)
    return Repository(
        top=Path(os.path.realpath(os.fsdecode(top.removesuffix(b"\n")))),
        object_format="sha256" if object_format == b"sha256" else "sha1",
        is_shallow=shallow == b"true",
        environ=environ,
    )


def _is_one_line(name: str) -> bool:
    return "\n" not in name and "\0" not in name


def _lines(names: Iterable[str]) -> bytes:
    return b"".join(os.fsencode(name) + b"\n" for name in names)
