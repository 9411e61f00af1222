"""Lock facts of keeping tables in shape: VACUUM, ANALYZE and CLUSTER."""

from pgkeel.locks.form import Fact, Form, Role
from pgkeel.locks.mode import LockMode

_Locks = tuple[tuple[Role, LockMode], ...]
_EXCLUSIVE: _Locks = (("table", LockMode.ACCESS_EXCLUSIVE),)
_CONCURRENT: _Locks = (("table", LockMode.SHARE_UPDATE_EXCLUSIVE),)

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
                locks=_EXCLUSIVE, reads=("table",), rewrites=True, source="sql-vacuum: Parameters"
            ),
        ),
    ),
    Form(
        name="vacuum",
        sql="vacuum t",
        facts=(Fact(locks=_CONCURRENT, reads=("table",), source="sql-vacuum: Description"),),
    ),
    Form(
        name="analyze",
        sql="analyze t",
        facts=(Fact(locks=_CONCURRENT, source="sql-analyze: Description"),),
    ),
)
