"""What came of applying or rolling back: values for whoever tells it. Pure."""

from dataclasses import dataclass

from pgkeel.errors import KeelError
from pgkeel.finding import Finding
from pgkeel.migrations.version import Version
from pgkeel.runner.job import Job
from pgkeel.runner.plan import Plan
from pgkeel.runner.target import Target


@dataclass(frozen=True, slots=True, kw_only=True)
class Ran:
    """A job that was run to its end and recorded."""

    job: Job
    seconds: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What was run, in order, and what stopped it."""

    target: Target
    plan: Plan
    ran: tuple[Ran, ...] = ()
    notes: tuple[str, ...] = ()
    leaks: tuple[Finding, ...] = ()
    error: KeelError | None = None
    interrupted: KeyboardInterrupt | None = None

    @property
    def newest(self) -> Version | None:
        """The highest version that the database has now."""
        applied = {
            one.version for one in self.plan.stood.versions if one.entry and one.entry.is_applied
        }
        for one in self.ran:
            if one.job.action == "apply":
                applied.add(one.job.version)
            else:
                applied.discard(one.job.version)
        return max(applied, default=None)
