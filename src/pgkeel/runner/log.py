"""What a run of jobs has done so far, for whoever runs them and whoever says what stopped it."""

from dataclasses import dataclass, field

from pgkeel.errors.catalogue import run
from pgkeel.finding import Finding
from pgkeel.migrations.version import Version
from pgkeel.runner.job import Job
from pgkeel.runner.outcome import Ran
from pgkeel.runner.session_state import Left
from pgkeel.runner.telling import Told
from pgkeel.runner.together import Done
from pgkeel.runner.worksite import Worksite


@dataclass(slots=True)
class Log:
    """What has been run so far, and what is worth knowing of it."""

    site: Worksite
    total: int
    ran: list[Ran] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    leaks: list[Finding] = field(default_factory=list)

    @property
    def versions(self) -> frozenset[Version]:
        """What has been run."""
        return frozenset(one.job.version for one in self.ran)

    def begins(self, job: Job, number: int) -> Told:
        """Return what is said when ``job``, the one after ``number`` others, begins."""
        return Told(kind="begins", text=job.label, done=number, total=self.total)

    def add(self, one: Done) -> None:
        """Note what was done, and tell of it."""
        label = one.job.label
        self.ran.append(Ran(job=one.job, seconds=one.seconds))
        self.notes += [f"{label}: {notice}" for notice in one.notices]
        self.leaks += leaks_of(one.job, one.left)
        self.site.tell(Told(kind="done", text=label, done=len(self.ran), total=self.total))


def leaks_of(job: Job, left: tuple[Left, ...]) -> list[Finding]:
    """Return a finding for each setting that ``job`` had left changed."""
    return [
        Finding(
            code=run.LEAK,
            severity="warning",
            message=f"{job.label} left {one.name} at {one.value!r}; it was reset",
            place=job.text.place(job.text.start),
        )
        for one in left
        # Outside a transaction there is no other way to set a timeout, for keel neither.
        if not (job.no_transaction and one.name in ("lock_timeout", "statement_timeout"))
    ]
