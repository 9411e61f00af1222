"""Looks for drift again and again and tells each change once; for ``keel drift --watch``."""

import contextlib
import os
import signal
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from types import FrameType

from pgkeel.cli.drift_document import document_of
from pgkeel.cli.drifting import Found
from pgkeel.cli.invocation import Invocation
from pgkeel.config import Project
from pgkeel.errors import KeelError
from pgkeel.report.drift.wording import lasting
from pgkeel.report.encoding import json_line
from pgkeel.report.lines import render_finding
from pgkeel.report.paint import paint
from pgkeel.report.wording import counted

Key = tuple[str, str, str]
"""An environment, what was found there, and the same with all its details."""


def watch_drift(
    invocation: Invocation, project: Project, look: Callable[[], Sequence[Found]], every: int
) -> int:
    """Look every so many seconds until SIGINT or SIGTERM; what is found is told when it is new.

    What is no more found is told, too, and so is that an environment cannot be read, once. What
    fails as a whole, such as a folder that is being edited, is told once and looked at again.
    """
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, _end)
    known: dict[Key, str] = {}
    first = True
    while True:
        began = time.monotonic()
        now = _told(invocation, project, look, known)
        lines = list(_news(known, now))
        _say(invocation, lines, first=first, known=len(now))
        known, first = now, False
        time.sleep(max(0.0, every - (time.monotonic() - began)))


def _told(
    invocation: Invocation,
    project: Project,
    look: Callable[[], Sequence[Found]],
    before: dict[Key, str],
) -> dict[Key, str]:
    """Return all that is wrong now, each with its text."""
    try:
        document = document_of(project, look())
    except KeelError as error:
        # What was known before is neither gone nor confirmed.
        return {**before, ("", str(error), ""): str(error)}
    found: dict[Key, str] = {}
    for section in document.sections:
        if section.error:
            said = f"{section.name}: {section.summary}\n  {section.error.message}"
            found[section.name, section.error.code.code, ""] = said
            found |= {key: text for key, text in before.items() if key[0] == section.name}
        for finding in section.findings:
            key = (section.name, finding.message, lasting(finding.detail or ""))
            found[key] = render_finding(finding, invocation.style)
    return found


def _news(before: dict[Key, str], now: dict[Key, str]) -> Iterator[tuple[str, Key, str]]:
    """Yield what is new and what is gone; what only changed its details is new."""
    for key, text in now.items():
        if key not in before:
            yield "new", key, text
    still = {key[:2] for key in now}
    for key, text in before.items():
        if key[:2] not in still:
            yield "gone", key, text


def _say(
    invocation: Invocation, news: Sequence[tuple[str, Key, str]], *, first: bool, known: int
) -> None:
    at = f"{datetime.now(UTC):%Y-%m-%d %H:%M:%S} UTC"
    if invocation.format == "json":
        for what, (name, message, detail), _ in news:
            body = {"at": at, "event": what, "environment": name, "message": message}
            _print(invocation, json_line({**body, "detail": detail}))
        return
    if first:
        seen = counted(known, "finding") if known else "no drift"
        _print(invocation, paint(invocation.style, f"{at}  watching: {seen}", "bold"))
    for what, (_, message, _), text in news:
        if what == "new":
            _print(invocation, f"{at}  {text}")
        else:
            _print(invocation, f"{at}  {paint(invocation.style, 'gone', 'green')}: {message}")


def _print(invocation: Invocation, text: str) -> None:
    sys.stdout.write(invocation.clean(text) + "\n")
    sys.stdout.flush()


def _end(_: int, __: FrameType | None) -> None:
    """End at once, with 0: supervisors of sandboxes see their pipe close and clean up."""
    with contextlib.suppress(RuntimeError, OSError):  # in the midst of a line, or nobody reads
        sys.stdout.flush()
    os._exit(0)
