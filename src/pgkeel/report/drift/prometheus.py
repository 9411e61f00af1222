"""Drift as a text that Prometheus reads: from a file of the node exporter, or from a script."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from pgkeel.release.drift import CLASSES, DriftClass

_SUCCESS = "pgkeel_drift_last_success_timestamp_seconds"
_LINE = re.compile(
    rf'^{_SUCCESS}\{{environment="(?P<name>(?:[^"\\]|\\.)*)"\}} (?P<at>[0-9.e+]+)$', re.MULTILINE
)


class Sample(NamedTuple):
    """What is told of one environment."""

    name: str
    reached: bool
    counts: Mapping[DriftClass, int]
    ledger: int
    """In how many places its ledger and the folder do not agree."""
    tables: int | None = None
    """How many reference tables differ or could not be compared; ``None`` if nobody asked."""


def exposition(samples: Sequence[Sample], now: float, before: str) -> str:
    """Return the text; ``before`` is the one it replaces, for when an environment was last read."""
    return "".join(f"{line}\n" for line in _lines(samples, now, before))


def _lines(samples: Sequence[Sample], now: float, before: str) -> Iterator[str]:
    yield "# HELP pgkeel_drift_up Whether the environment could be read."
    yield "# TYPE pgkeel_drift_up gauge"
    for one in samples:
        yield f"pgkeel_drift_up{_labels(environment=one.name)} {int(one.reached)}"
    yield "# HELP pgkeel_drift_objects Objects that drifted, by class; nothing where not read."
    yield "# TYPE pgkeel_drift_objects gauge"
    for one in samples:
        for cls in CLASSES if one.reached else ():
            labels = _labels(environment=one.name, **{"class": cls})
            yield f"pgkeel_drift_objects{labels} {one.counts.get(cls, 0)}"
    yield "# HELP pgkeel_drift_ledger Places in which ledger and folder do not agree."
    yield "# TYPE pgkeel_drift_ledger gauge"
    for one in samples:
        if one.reached:
            yield f"pgkeel_drift_ledger{_labels(environment=one.name)} {one.ledger}"
    if any(one.tables is not None for one in samples):
        yield "# HELP pgkeel_drift_reference_tables Tables whose reference data differs."
        yield "# TYPE pgkeel_drift_reference_tables gauge"
    for one in samples:
        if one.tables is not None:
            yield f"pgkeel_drift_reference_tables{_labels(environment=one.name)} {one.tables}"
    yield f"# HELP {_SUCCESS} When the environment was last read."
    yield f"# TYPE {_SUCCESS} gauge"
    earlier = {found["name"]: found["at"] for found in _LINE.finditer(before)}
    for one in samples:
        at = str(int(now)) if one.reached else earlier.get(_escaped(one.name))
        if at is not None:
            yield f"{_SUCCESS}{_labels(environment=one.name)} {at}"


def _labels(**labels: str) -> str:
    listed = ",".join(f'{name}="{_escaped(value)}"' for name, value in labels.items())
    return f"{{{listed}}}"


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
