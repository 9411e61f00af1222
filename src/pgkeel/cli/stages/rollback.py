"""Stage ``rollback``: every new migration is taken back; nothing may be left or lost."""

from pgkeel.cli.proving import proofs_of
from pgkeel.cli.stage import CheckInput, Stage, Tell
from pgkeel.errors.catalogue import prf
from pgkeel.proof.telling import back_findings
from pgkeel.report.document import Section

_TELLERS = (back_findings,)


def run(given: CheckInput, tell: Tell) -> Section:
    """Prove what is new, and tell this part of it."""
    proofs = proofs_of(given, tell)
    # That there is no rollback file is told by stage `lint`, where it can be allowed.
    findings = tuple(
        one
        for teller in _TELLERS
        for one in proofs.findings(teller)
        if one.code is not prf.NO_ROLLBACK
    )
    return Section(
        name=STAGE.name,
        summary=proofs.summary,
        findings=findings,
        notes=(),
    )


STAGE = Stage(
    name="rollback",
    summary="a rollback brings back the schema and the rows of before",
    order=60,
    run=run,
    folder_only=True,
)
