"""Stage ``scan``: no secret and no personal data in fixtures, seeds, migrations and dumps."""

from pgkeel.cli.check_input import CheckInput, Tell
from pgkeel.cli.linting import tally
from pgkeel.cli.scanning import notes, scan_project, scope
from pgkeel.cli.stage import Stage
from pgkeel.report.document import Section


def run(given: CheckInput, tell: Tell) -> Section:
    """Look through every file that holds data or schema, and measure the fixtures."""
    found = scan_project(given.project, tell)
    return Section(
        name=STAGE.name,
        summary=f"{scope(found)}: {tally(found.findings)}",
        findings=found.findings,
        notes=notes(found),
    )


STAGE = Stage(name="scan", summary="secrets and personal data in files", order=35, run=run)
