"""Which version a live database is at, by its own word: its ledger's, else another tool's."""

from pgkeel.config import Project
from pgkeel.errors import KeelError
from pgkeel.errors.catalogue import run
from pgkeel.migrations.filename import label
from pgkeel.migrations.folder import read_folder
from pgkeel.postgres.session import Session
from pgkeel.release.other_tools import read_other_tools
from pgkeel.runner.ledger import read_ledger


def live_head(project: Project, session: Session) -> str | None:
    """Return the newest version that is applied, as people say it.

    ``None`` where nothing tells, or the role may not read it: a read-only transaction goes on. Of
    another tool's table only where it has versions of the folder. RUN003 for a broken ledger.
    """
    try:
        ledger = read_ledger(session, project.settings.ledger)
    except KeelError as error:
        if error.code is not run.LEDGER_DENIED:
            raise
        return None
    layout = project.settings.migrations.layout
    if ledger is not None:
        applied = [entry.version for entry in ledger.applied]
        return label(max(applied), layout) if applied else None
    known = [{*rows.known.values()} for rows in read_other_tools(session)]
    if not any(known):
        return None
    ours = {migration.version for migration in read_folder(project).migrations}
    found = next((versions for versions in known if versions & ours), None)
    return label(max(found), layout) if found else None
