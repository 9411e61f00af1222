"""Runs git: asks nobody, writes nothing, speaks English. For this package only."""

import shutil
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from pgkeel.errors import KeelError
from pgkeel.errors.catalogue import git as codes

_WHERE_ELSE = frozenset(
    {
        "GIT_ALTERNATE_OBJECT_DIRECTORIES",
        "GIT_COMMON_DIR",
        "GIT_DIR",
        "GIT_INDEX_FILE",
        "GIT_NAMESPACE",
        "GIT_OBJECT_DIRECTORY",
        "GIT_PREFIX",
        "GIT_SHALLOW_FILE",
        "GIT_WORK_TREE",
    }
)
"""Set in hooks, these name the repository of the hook, not that of the project."""

_QUIET = {
    "GIT_LITERAL_PATHSPECS": "1",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "LC_ALL": "C",
}
_DUBIOUS = ("dubious ownership", "unsafe repository")


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What git said."""

    command: str
    exit_code: int
    output: bytes
    complaint: str


def run_git(
    folder: Path, arguments: Sequence[str], environ: Mapping[str, str], *, given: bytes = b""
) -> Answer:
    """Run git in ``folder``; ``given`` is its standard input.

    A failure is an answer too; only GIT001 and GIT004, which nobody can go on from, are raised.
    """
    program = shutil.which("git", path=environ.get("PATH"))
    if program is None:
        raise KeelError(codes.NOT_INSTALLED, "there is no program `git` on the PATH")
    kept = {name: value for name, value in environ.items() if name not in _WHERE_ELSE}
    done = subprocess.run(
        [program, "--no-pager", "-C", str(folder), *arguments],
        env={**kept, **_QUIET},
        input=given,
        capture_output=True,
        check=False,
    )
    complaint = done.stderr.decode(errors="replace").strip()
    if done.returncode and any(words in complaint for words in _DUBIOUS):
        raise KeelError(
            codes.DUBIOUS_OWNERSHIP,
            f"git does not trust the repository around {folder}: it belongs to another user",
            hint=f"if you do: git config --global --add safe.directory {_named_in(complaint)}",
            detail=complaint,
        )
    return Answer(
        command=" ".join(("git", *arguments)),
        exit_code=done.returncode,
        output=done.stdout,
        complaint=complaint,
    )


def succeed(answer: Answer) -> bytes:
    """Return the output, or raise GIT007 with git's own words."""
    if answer.exit_code:
        raise KeelError(
            codes.FAILED,
            f"`{answer.command}` ended with {answer.exit_code}",
            detail=answer.complaint or None,
        )
    return answer.output


def _named_in(complaint: str) -> str:
    """Return the path as git itself would have it trusted, which need not be the folder's."""
    return complaint.rpartition("safe.directory ")[2].splitlines()[0].strip()
