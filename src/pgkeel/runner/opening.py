"""Makes a session ready for jobs: locked, pinned, watched."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import partial

from pgkeel.errors import KeelError
from pgkeel.errors.catalogue import run
from pgkeel.migrations.migration import Folder
from pgkeel.postgres.session import Session
from pgkeel.runner.connecting import open_session
from pgkeel.runner.lock import locked
from pgkeel.runner.request import Request
from pgkeel.runner.session_state import pin
from pgkeel.runner.settings import By
from pgkeel.runner.stopping import Stop, StoppedError
from pgkeel.runner.target import Target
from pgkeel.runner.telling import Tell
from pgkeel.runner.watch import Watch
from pgkeel.runner.worksite import Worksite


@contextmanager
def worksite(
    request: Request, session: Session, target: Target, by: By, tell: Tell
) -> Iterator[Worksite]:
    """Hold the lock in the block, and give what running jobs needs. RUN006 when others have it.

    An interrupt after the block is none: all is done by then, and closing the session tidies up.
    """
    limits, stop = request.limits, request.stop
    again = partial(open_session, request.url)
    cancel, is_done = limits.cancel_blockers, False
    try:
        with locked(session, request.place, limits.wait, tell, _sleeping(stop)):
            clean = pin(session, target)
            with Watch(session, again, tell, cancel_blockers=cancel, stop=stop) as watch:
                yield Worksite(
                    session=session,
                    clean=clean,
                    place=request.place,
                    by=by,
                    limits=limits,
                    watch=watch,
                    tell=tell,
                    stop=stop,
                )
                is_done = True
    except KeyboardInterrupt:
        if not is_done:
            raise


def _sleeping(stop: Stop | None) -> Callable[[float], None]:
    def sleep(seconds: float) -> None:
        try:
            (stop.sleep if stop else time.sleep)(seconds)
        except StoppedError as stopped:
            message = "interrupted while it waited for the lock: nothing was run"
            raise KeelError(run.INTERRUPTED, message) from stopped

    return sleep


def mirroring(site: Worksite, request: Request, folder: Folder) -> Worksite:
    """Return ``site`` with the histories that are to be kept in step; ADO010 where one cannot be.

    The ledger is there. What was recorded before is written to them now.
    """
    if not request.mirror:
        return site
    from pgkeel.runner.mirrors.keeping import keep_mirrors  # noqa: PLC0415 -- few ask for it

    mirrors = keep_mirrors(site.session, request, folder, before_running=True)
    return replace(site, mirrors=mirrors)
