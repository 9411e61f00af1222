"""Stage ``rollback``: every new migration is taken back; nothing may be left or lost."""

from pgkeel.cli.check_input import CheckInput, Tell
from pgkeel.cli.stage import Stage
from pgkeel.errors.catalogue import prf
from pgkeel.proof.telling import back_findings
from pgkeel.report.document import Section


def run(given: CheckInput, tell: Tell) -> Section:
    """Prove what is new, and tell this part of it."""
    proofs = given.proofs(tell)
    # That there is no rollback file is told by stage `lint`, where it can be allowed.
    found = proofs.findings(back_findings)
    findings = tuple(one for one in found if one.code is not prf.NO_ROLLBACK)
    return Section(name=STAGE.name, summary=proofs.summary, findings=findings)


STAGE = Stage(
    name="rollback",
    summary="a rollback brings back the schema and the rows of before",
    order=60,
    run=run,
    folder_only=True,
)
