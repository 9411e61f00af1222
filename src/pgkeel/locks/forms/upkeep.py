"""Lock facts of keeping tables in shape: VACUUM, ANALYZE and CLUSTER."""

from pgkeel.locks.form import Fact, Form, Locks
from pgkeel.locks.mode import LockMode

_EXCLUSIVE: Locks = (("table", LockMode.ACCESS_EXCLUSIVE),)
_CONCURRENT: Locks = (("table", LockMode.SHARE_UPDATE_EXCLUSIVE),)

FORMS = (
    Form(
        name="cluster",
        sql="cluster t using i",
        facts=(
            Fact(
                locks=_EXCLUSIVE, reads=("table",), rewrites=True, source="sql-cluster: Description"
            ),
        ),
    ),
    Form(
        name="vacuum-full",
        sql="vacuum full t",
        facts=(
            Fact(
                locks=(*_EXCLUSIVE, ("partition", LockMode.ACCESS_EXCLUSIVE)),
                reads=("table", "partition"),
                rewrites=True,
                source="sql-vacuum: Parameters",
            ),
        ),
    ),
    Form(
        name="vacuum",
        sql="vacuum t",
        facts=(
            Fact(
                locks=(*_CONCURRENT, ("partition", LockMode.SHARE_UPDATE_EXCLUSIVE)),
                reads=("table", "partition"),
                source="sql-vacuum: Description",
            ),
        ),
    ),
    Form(
        name="analyze",
        sql="analyze t",
        facts=(
            Fact(
                # It reads a sample: 300 rows, from as many pages at most, for each unit of
                # default_statistics_target.
                locks=(*_CONCURRENT, ("partition", LockMode.SHARE_UPDATE_EXCLUSIVE)),
                source="sql-analyze: Description",
            ),
        ),
    ),
)
