"""Properties of approvals in front matter: what is written is read, and nothing else is touched."""

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from pgkeel.migrations.approval import Approval, Loss, SpecProblem, parse_approvals
from pgkeel.migrations.approval_writing import with_approval

_LETTERS = st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp"))
_TEXTS = st.text(_LETTERS, min_size=1, max_size=20)
_WORDS = st.text("abc: #-'\"*&!|>%@`{}[],?", max_size=12)
_LOSSES = st.builds(
    Loss,
    operation=st.sampled_from(["drop-column", "hidden-loss", "truncate"]),
    object=_TEXTS,
    takes=st.lists(_TEXTS, max_size=3).map(tuple),
    size=_WORDS.map(str.strip),
)
_APPROVALS = st.builds(
    Approval,
    migration=st.sampled_from(["V001", "V002", "V003", "20260101000000"]),
    checksum=st.sampled_from(["sha256:00", "sha256:1e5"]),
    loses=st.lists(_LOSSES, min_size=1, max_size=3).map(tuple),
    approved_by=st.none() | _TEXTS,
    approved_on=st.none() | st.dates(),
    approved_until=st.none() | st.dates(),
    backup=st.sampled_from(["none", "table"]),
)
_BODIES = st.lists(st.text("ab #-|>:", max_size=8), max_size=6).map("\n".join)


@settings(deadline=None)
@given(_BODIES, st.lists(_APPROVALS, min_size=1, max_size=4))
def test_what_is_written_is_read(body: str, approvals: list[Approval]) -> None:
    content = f"# Title\n{body}\n".encode()
    expected: dict[str, Approval] = {}
    for one in approvals:
        before = parse_approvals(content)
        assert not isinstance(before, SpecProblem)
        content = _written(content, one)
        known = expected.get(one.migration)
        if known is None or not _alike(known, one):
            expected[one.migration] = one
        assert with_approval(content, one) == content
    found = parse_approvals(content)
    assert not isinstance(found, SpecProblem)
    assert {one.migration: one for one in found} == expected
    assert content.decode().endswith(f"# Title\n{body}\n")


@given(st.binary(max_size=200) | _WORDS.map(lambda text: f"---\napprovals: {text}\n---\n".encode()))
def test_rubbish_is_told_and_never_raised(content: bytes) -> None:
    found = parse_approvals(content)
    if isinstance(found, SpecProblem):
        assert 1 <= found.line <= content.count(b"\n") + content.count(b"\r") + 1
    else:
        assert all(isinstance(one, Approval) for one in found)


def test_a_day_is_a_day() -> None:
    text = (
        b"---\napprovals:\n  - {migration: V001, checksum: x, loses: [], approved_by: A, "
        b"approved_on: 2026-01-02}\n---\n"
    )
    (one,) = _read(text)
    assert one.approved_on == date(2026, 1, 2)
    assert one.is_signed


def _read(content: bytes) -> tuple[Approval, ...]:
    found = parse_approvals(content)
    assert not isinstance(found, SpecProblem), found
    return found


def _written(content: bytes, approval: Approval) -> bytes:
    written = with_approval(content, approval)
    assert isinstance(written, bytes), written
    return written


def _alike(one: Approval, other: Approval) -> bool:
    def core(approval: Approval) -> object:
        losses = [(loss.operation, loss.object, loss.takes) for loss in approval.loses]
        return approval.checksum, losses

    return core(one) == core(other)
