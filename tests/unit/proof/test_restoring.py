"""What a draft may put back, before any server is asked."""

from pgkeel.names import Name
from pgkeel.proof.restoring import Put, Restoring

PUT = Put(
    table=Name("auth", "users"),
    anew=False,
    rows=False,
    columns=("name",),
    added=frozenset({"name"}),
    key=("id",),
)


def test_only_what_is_kept_is_put_back_and_nothing_of_the_platform() -> None:
    assert Restoring(schema="keel").may_put(PUT)
    assert Restoring(schema="keel", tables=frozenset({PUT.table})).may_put(PUT)
    assert not Restoring(schema="keel", tables=frozenset({Name("a", "b")})).may_put(PUT)
    assert not Restoring(schema="keel", managed=frozenset({"auth"})).may_put(PUT)
