"""How what was applied or rolled back is told, and how Ctrl-C and SIGTERM end it."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import FrameType

from pgkeel.cli.invocation import Invocation
from pgkeel.migrations.filename import label
from pgkeel.migrations.migration import Folder
from pgkeel.report.document import Document, Json, Section
from pgkeel.report.wording import counted
from pgkeel.runner.outcome import Outcome, Ran
from pgkeel.runner.stopping import Stop
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


@dataclass(slots=True)
class Signals:
    """The signals that came."""

    exit_code: int | None = None
    """What the first of them always gives; ``None`` where none came."""


@contextmanager
def asking(stop: Stop) -> Iterator[Signals]:
    """Let signals ask ``stop`` in the block, and raise nothing.

    Ctrl-C lets what runs come to its end; once more, or SIGTERM, after which a kill may follow,
    ends what runs.
    """
    signals = Signals()

    def ask(number: int, _: FrameType | None) -> None:
        terminated = number == signal.SIGTERM
        if signals.exit_code is None:
            signals.exit_code = Terminated.exit_code if terminated else _INTERRUPTED
        stop.ask(now=terminated or stop.is_asked)

    before = {one: signal.signal(one, ask) for one in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield signals
    finally:
        for one, handler in before.items():
            signal.signal(one, handler)


def answer(
    invocation: Invocation, root: Path, name: str, folder: Folder, outcome: Outcome
) -> Document | int:
    """Tell what was done, and what stopped it; a signal gives the exit code that it always has."""
    document = _document(invocation, root, name, folder, outcome)
    if outcome.interrupted is None:
        return document
    invocation.answer(document)
    stop = outcome.interrupted
    return Terminated.exit_code if isinstance(stop.__cause__ or stop, Terminated) else _INTERRUPTED


def _document(
    invocation: Invocation, root: Path, name: str, folder: Folder, outcome: Outcome
) -> Document:
    ran = outcome.ran
    word = "rolled back" if invocation.command == "rollback" else "applied"
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
