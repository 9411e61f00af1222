from pgkeel.catalog.address import Address
from pgkeel.catalog.granting import OWNER, Grant, usual
from pgkeel.catalog.kinds.privileges import Privileges
from pgkeel.catalog.objects import Object
from pgkeel.diff.change import Change
from pgkeel.report.differences.wording import Line, told

TABLE = Address("table", ("public", "books"))
OWN = tuple(sorted(usual("r", 17)))


def changed(
    before: tuple[Grant, ...] | None, after: tuple[Grant, ...] | None, kind: str = "r"
) -> list[Line]:
    address = Address("privileges", (TABLE.kind, *TABLE.path))
    one, other = (
        Object(address=address, parent=TABLE, record=Privileges(type=kind, grants=grants))
        for grants in (before, after)
    )
    return list(told(Change(address=address, before=one, after=other), TABLE))


def given(role: str, *privileges: str, grantable: bool = False) -> tuple[Grant, ...]:
    return tuple(Grant(role, one, grantable, OWNER) for one in privileges)


def test_only_what_changed_of_privileges_is_told() -> None:
    before = (*OWN, *given("app", "INSERT", "SELECT"), *given("old", "SELECT"))
    after = (*OWN, *given("app", "SELECT", "UPDATE"), *given("new", "DELETE", "SELECT"))
    assert changed(before, after) == [
        Line("-", "privileges", old="INSERT to app"),
        Line("-", "privileges", old="SELECT to old"),
        Line("+", "privileges", new="UPDATE to app"),
        Line("+", "privileges", new="DELETE, SELECT to new"),
    ]


def test_privileges_that_a_new_object_has_are_compared_as_such() -> None:
    assert changed(None, (*OWN, *given("app", "SELECT"))) == [
        Line("+", "privileges", new="SELECT to app")
    ]
    older = tuple(sorted(usual("r", 16)))
    assert changed((*older, *given("app", "SELECT")), None) == [
        Line("-", "privileges", old="SELECT to app")
    ]
    assert changed(None, tuple(sorted(usual("f", 17) - set(given("", "EXECUTE")))), "f") == [
        Line("-", "privileges", old="EXECUTE to PUBLIC")
    ]


def test_a_grant_option_is_told() -> None:
    before = (*OWN, *given("app", "SELECT"))
    after = (*OWN, *given("app", "SELECT", grantable=True))
    assert changed(before, after) == [
        Line("-", "privileges", old="SELECT to app"),
        Line("+", "privileges", new="SELECT to app with grant option"),
    ]
