"""Lock facts of types and domains; the role ``table`` is each table with a column of the type."""

from pgkeel.locks.form import Fact, Form
from pgkeel.locks.mode import LockMode

_DOMAIN = "sql-alterdomain: Description"
_CHECKED = Fact(locks=(("table", LockMode.SHARE),), reads=("table",), source=_DOMAIN)

FORMS = (
    Form(
        name="add-domain-constraint",
        sql="alter domain d add constraint c check (value > 0)",
        facts=(_CHECKED,),
    ),
    Form(
        name="add-domain-constraint-not-valid",
        sql="alter domain d add constraint c check (value > 0) not valid",
        facts=(Fact(source=_DOMAIN),),
    ),
    Form(
        name="validate-domain-constraint",
        sql="alter domain d validate constraint c",
        facts=(_CHECKED,),
    ),
    Form(name="set-domain-not-null", sql="alter domain d set not null", facts=(_CHECKED,)),
    Form(
        name="drop-domain-constraint",
        sql="alter domain d drop constraint c",
        facts=(Fact(source=_DOMAIN),),
    ),
    Form(
        name="add-enum-value",
        sql="alter type e add value 'b'",
        facts=(Fact(source="sql-altertype: Notes"),),
    ),
    Form(
        name="add-attribute",
        sql="alter type c add attribute b int",
        facts=(
            Fact(
                locks=(
                    ("type", LockMode.ACCESS_EXCLUSIVE),
                    ("dependent", LockMode.ACCESS_EXCLUSIVE),
                ),
                source="sql-altertype: Description",
            ),
        ),
    ),
)
