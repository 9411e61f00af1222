"""How what was applied or rolled back is told, and how Ctrl-C and SIGTERM end it."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

from pgkeel.cli.invocation import Invocation
from pgkeel.migrations.filename import label
from pgkeel.migrations.migration import Folder
from pgkeel.report.document import Document, Json, Section
from pgkeel.report.wording import counted
from pgkeel.runner.outcome import Outcome, Ran
from pgkeel.runner.telling import in_words

_INTERRUPTED = 130


class Terminated(KeyboardInterrupt):
    """SIGTERM came."""

    exit_code = 143


@contextmanager
def stoppable() -> Iterator[None]:
    """Let SIGTERM end the block as Ctrl-C does: what runs is cancelled, nothing is left half."""
    before = signal.signal(signal.SIGTERM, _terminate)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def answer(
    invocation: Invocation, root: Path, name: str, folder: Folder, outcome: Outcome
) -> Document | int:
    """Tell what was done, and what stopped it; a signal gives the exit code that it always has."""
    document = _document(invocation, root, name, folder, outcome)
    if outcome.interrupted is None:
        return document
    return stopped(invocation, document, outcome.interrupted)


def stopped(invocation: Invocation, document: Document, stop: KeyboardInterrupt) -> int:
    """Tell what was done until ``stop``, and return the exit code that its signal always has."""
    invocation.answer(document)
    return Terminated.exit_code if isinstance(stop.__cause__ or stop, Terminated) else _INTERRUPTED


def _document(
    invocation: Invocation, root: Path, name: str, folder: Folder, outcome: Outcome
) -> Document:
    ran = outcome.ran
    word = "rolled back" if ran and ran[0].job.action == "rollback" else "applied"
    left = len(outcome.plan.planned) - len(ran)
    said = f"{counted(len(ran), 'migration')} {word}" if ran else "nothing to do"
    if not ran and outcome.error:
        said = f"nothing {word}"
    where = label(now, folder.layout) if (now := outcome.newest) else "nothing applied"
    rest = f", {left} left" if left and outcome.error else ""
    section = Section(
        name=invocation.command,
        summary=f"{counted(len(outcome.leaks), 'setting')} left changed",
        findings=outcome.leaks,
    )
    return Document(
        command=invocation.command,
        root=root,
        headline=f"{name}: {said}{rest}, at {where}" if now else f"{name}: {said}{rest}",
        lines=(*map(_line, ran), *(f"  note: {note}" for note in outcome.notes)),
        sections=(section,) if outcome.leaks else (),
        data={
            "environment": name,
            "database": outcome.target.database,
            "identity": outcome.target.identity,
            "plan_digest": outcome.plan.digest,
            "at": str(now) if now else None,
            "ran": [_data(one) for one in ran],
            "left": left,
            "notes": list(outcome.notes),
        },
        error=outcome.error,
    )


def _line(one: Ran) -> str:
    word = "applied" if one.job.action == "apply" else "rolled back"
    return f"  {word}  {one.job.label} {one.job.description}  {in_words(one.seconds)}"


def _data(one: Ran) -> Json:
    return {
        "version": str(one.job.version),
        "label": one.job.label,
        "description": one.job.description,
        "statements": len(one.job.statements),
        "milliseconds": round(one.seconds * 1000),
    }


def _terminate(_: int, __: FrameType | None) -> None:
    raise Terminated
