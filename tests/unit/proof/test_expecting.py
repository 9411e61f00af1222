from pgkeel.proof.expecting import WRITES, windows
from pgkeel.proof.facts import Held, Spot, Trace, Traced
from pgkeel.statistics import Statistics, TableStatistics

SIZES = Statistics(
    environment="prod",
    server_version="18",
    tables={"public.t": TableStatistics(kind="table", rows=10, bytes=WRITES, index_bytes=WRITES)},
)
LOCK = (Held(relation="public.t", kind="table", mode="ACCESS EXCLUSIVE"),)


def traced(number: int, **more: object) -> Traced:
    spot = Spot(file="migration", statement=number)
    values: dict[str, object] = {"locks": (), **more}
    return Traced(spot=spot, words="", **values)  # type: ignore[arg-type]


def test_a_lock_is_held_while_later_statements_run() -> None:
    trace = Trace(statements=(traced(0, locks=LOCK), traced(1, rewrites=("public.t",))))
    (window,) = windows(trace, SIZES)
    assert (window.relation, window.since, window.seconds) == ("public.t", 0, 2.0)


def test_outside_of_a_transaction_it_is_let_go() -> None:
    trace = Trace(
        statements=(
            traced(0, locks=LOCK, alone=True),
            traced(1, rewrites=("public.t",), alone=True),
        )
    )
    (window,) = windows(trace, SIZES)
    assert window.seconds == 0.0
