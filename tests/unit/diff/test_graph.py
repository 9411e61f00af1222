"""Orders and circles of small graphs."""

from hypothesis import given
from hypothesis import strategies as st

from pgkeel.diff.graph import circles, ordered

NODES = range(12)
graphs = st.dictionaries(
    st.sampled_from(NODES), st.sets(st.sampled_from(NODES), max_size=4), max_size=12
).map(lambda graph: {node: before - {node} for node, before in graph.items()})


def test_what_is_free_is_ordered_by_its_key() -> None:
    assert ordered("cab", {}, key=str) == ["a", "b", "c"]
    assert ordered("cab", {"a": {"b"}}, key=str) == ["b", "a", "c"]
    assert ordered("cab", {"a": {"b"}, "b": {"c"}}, key=str) == ["c", "b", "a"]


def test_circles_and_what_follows_them_are_left_out() -> None:
    after = {"a": {"b"}, "b": {"a"}, "c": {"a"}}
    assert ordered("abcd", after, key=str) == ["d"]
    assert [sorted(circle) for circle in circles("abcd", after)] == [["a", "b"]]


@given(graphs)
def test_each_node_follows_what_it_needs(after: dict[int, set[int]]) -> None:
    found = ordered(NODES, after, key=int)
    for at, node in enumerate(found):
        assert after.get(node, set()) <= set(found[:at])


@given(graphs)
def test_all_are_ordered_unless_there_is_a_circle(after: dict[int, set[int]]) -> None:
    assert (len(ordered(NODES, after, key=int)) == len(NODES)) == (not circles(NODES, after))


@given(graphs)
def test_in_a_circle_each_needs_each(after: dict[int, set[int]]) -> None:
    for circle in circles(NODES, after):
        for start in circle:
            reached: set[int] = set()
            waiting = [start]
            while waiting:
                for before in after.get(waiting.pop(), ()):
                    if before in circle and before not in reached:
                        reached.add(before)
                        waiting.append(before)
            assert reached == set(circle)
