"""What everybody does first with a live database that is to be changed: see whether it may be."""

from pgkeel.postgres.asking import Asking
from pgkeel.runner.pooling import refuse_pooled
from pgkeel.runner.request import Request
from pgkeel.runner.target import Target, read_target, refuse_target


def meet(request: Request, session: Asking) -> Target:
    """Return what ``session`` is connected to; RUN012 to RUN014 and RUN072 where it must not be."""
    target = read_target(session)
    refuse_target(target, request.environment, oldest=request.oldest)
    refuse_pooled(session, request.url, request.label)
    return target
