"""Stage ``dumps-untouched``: nobody edited what keel wrote below the folder of dumps."""

from pgkeel.cli.check_input import CheckInput, Tell
from pgkeel.cli.stage import Stage
from pgkeel.release.untouched import find_touched
from pgkeel.report.document import Section
from pgkeel.report.wording import counted


def run(given: CheckInput, tell: Tell) -> Section:
    """Compare every dump with its checksum."""
    tell(0, 1, "schema.sum")
    dumps, findings = find_touched(given.project)
    if dumps or findings:
        summary = f"{counted(len(dumps), 'dump')} against schema.sum"
    else:
        summary = "no dump yet: `keel dump` writes the first"
    return Section(name=STAGE.name, summary=summary, findings=findings)


STAGE = Stage(name="dumps-untouched", summary="no dump was edited by hand", order=80, run=run)
