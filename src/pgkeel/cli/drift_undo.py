"""The script that puts drift back; for ``keel drift --sql``."""

from pgkeel.cli.drifting import Found
from pgkeel.cli.refusing import refuse_lossy
from pgkeel.diff.script import render_script
from pgkeel.report.document import Verbatim

_SAVE_FIRST = "save what is in them if anybody may want it; --allow data-loss prints it even so"


def script(found: Found, *, allow: bool) -> Verbatim:
    """Return the script for psql, empty where nothing is to be put back.

    DIF004 where data would be lost unasked; the error of an environment that could not be read.
    """
    if found.error:
        raise found.error
    drift = found.drift
    if drift is None or drift.put_back is None:
        return Verbatim()
    if not allow:
        refuse_lossy(drift.put_back.plan, _SAVE_FIRST)
    position = drift.position
    at = f"folder@{position.version}" if position.version else "an empty folder"
    wanted = at if position.is_sure or drift.views.recorded is None else f"current:{found.name}"
    head = (
        f"From env:{found.name} back to {wanted}, {drift.put_back.proof}.",
        f"To be run as {drift.views.live.role}.",
    )
    return Verbatim(render_script(drift.put_back.plan, drift.views.live, head))
