"""Subscriptions, without the address they connect to, which holds secrets."""

from collections.abc import Iterator, Sequence

from pgkeel.catalog.by_words import renamed_by
from pgkeel.catalog.kind import Kind, Scene
from pgkeel.catalog.objects import Object, Record
from pgkeel.catalog.quoting import identifier, literal
from pgkeel.catalog.step import Alteration, Hazard, Step, Steps

_NO_ADDRESS = Hazard("may-fail", "its connection string is not read: it has to be given")
_SLOT_STAYS = Hazard("data-loss", "its slot stays on the publisher, and keeps the log there")

_ASKS = Hazard("may-fail", "the publisher is asked to change the slot, while it is disabled here")
_TWO_PHASE_CHANGES_SINCE = 18
# What is a property of the slot as well (manual: ALTER SUBSCRIPTION, Description).
_AT_PUBLISHER = ("two_phase ", "failover ")


class Subscription(Record, frozen=True, kw_only=True, gc=False):
    """What is subscribed to, and how changes are applied."""

    publications: tuple[str, ...]
    enabled: bool
    slot: str | None
    options: tuple[str, ...]
    """What ALTER SUBSCRIPTION … SET takes, as ``name = value``."""


def words(item: Object[Subscription]) -> str:
    """Return how statements name it."""
    return f"SUBSCRIPTION {identifier(item.address.path[-1])}"


def _create(item: Object[Subscription], _: Sequence[str], __: Scene) -> Steps:
    one = item.record
    slot = "NONE" if one.slot is None else literal(one.slot)
    options = ", ".join(("connect = false", f"slot_name = {slot}", *one.options))
    sql = f"CREATE {words(item)} CONNECTION '' PUBLICATION {_publications(one)} WITH ({options})"
    made = Step(sql=sql, hazards=(_NO_ADDRESS,))
    return (made, *_enabled(item)) if one.enabled else (made,)


def _publications(one: Subscription) -> str:
    return ", ".join(map(identifier, one.publications))


def _enabled(item: Object[Subscription]) -> Iterator[Step]:
    yield Step(sql=f"ALTER {words(item)} {'ENABLE' if item.record.enabled else 'DISABLE'}")


def _alter(old: Object[Subscription], new: Object[Subscription], scene: Scene) -> Alteration | None:
    before, after = old.record, new.record
    options = [option for option in after.options if option not in before.options]
    fixed = scene.before.major < _TWO_PHASE_CHANGES_SINCE and any(
        option.startswith("two_phase ") for option in options
    )
    if before.slot != after.slot or fixed:
        return None
    steps: list[Step] = []
    if before.publications != after.publications:
        # The publisher is not asked: what is new there is copied by REFRESH PUBLICATION.
        action = f"SET PUBLICATION {_publications(after)} WITH (refresh = false)"
        steps.append(Step(sql=f"ALTER {words(new)} {action}"))
    plain = [option for option in options if not option.startswith(_AT_PUBLISHER)]
    if plain:
        steps.append(Step(sql=f"ALTER {words(new)} SET ({', '.join(plain)})"))
    for option in options:
        if option.startswith(_AT_PUBLISHER):
            sql = f"ALTER {words(new)} SET ({option})"
            steps.append(Step(sql=sql, hazards=(_ASKS,), transaction=False))
    if before.enabled != after.enabled:
        steps += _enabled(new)
    return Alteration(steps=tuple(steps))


def _drop(item: Object[Subscription], _: Scene) -> Steps:
    name = words(item)
    apart = (
        Step(sql=f"ALTER {name} DISABLE"),
        Step(sql=f"ALTER {name} SET (slot_name = NONE)", hazards=(_SLOT_STAYS,)),
    )
    # Without a slot it can be dropped in a transaction (manual: DROP SUBSCRIPTION, Notes).
    return (*(apart if item.record.slot else ()), Step(sql=f"DROP {name}"))


_OLDEST = (
    "'binary = ' || s.subbinary",
    "'synchronous_commit = ' || quote_literal(s.subsynccommit)",
)
_SINCE_15 = (
    "'two_phase = ' || (s.subtwophasestate <> 'd')",
    "'disable_on_error = ' || s.subdisableonerr",
)
_SINCE_16 = (
    "'streaming = ' || case s.substream when 'f' then 'off' when 't' then 'on' else 'parallel' end",
    "'password_required = ' || s.subpasswordrequired",
    "'run_as_owner = ' || s.subrunasowner",
    "'origin = ' || s.suborigin",
)
_STREAMING = ("'streaming = ' || s.substream",)


def _query(*options: str) -> str:
    # Only these columns may be read by everybody (system_views.sql): no ``s.*`` here.
    return f"""
select s.oid::int8, array[s.subname] as path, s.subenabled as enabled, s.subslotname as slot,
  array(select p from unnest(s.subpublications) p order by p) as publications,
  array[{", ".join(options)}] as options
from pg_subscription s
where s.subdbid = (select oid from pg_database where datname = current_database())
"""


KIND = Kind(
    name="subscription",
    plural="subscriptions",
    schema_at=None,
    catalog="pg_subscription",
    record=Subscription,
    create=_create,
    alter=_alter,
    drop=_drop,
    rename=renamed_by(words),
    words=words,
    model="Publications, slot, and how changes are applied; not where it connects to.",
    older=(
        (15, _query(*_OLDEST, *_STREAMING)),
        (16, _query(*_OLDEST, *_SINCE_15, *_STREAMING)),
        (17, _query(*_OLDEST, *_SINCE_15, *_SINCE_16)),
    ),
    query=_query(*_OLDEST, *_SINCE_15, *_SINCE_16, "'failover = ' || s.subfailover"),
)
