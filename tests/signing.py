"""Fills in what `keel approve` leaves to a person."""

from pathlib import Path


def sign(spec: Path, *, until: str = "") -> None:
    """Sign every approval in ``spec``."""
    text = spec.read_text()
    text = text.replace("approved_by:\n", "approved_by: Ada Lovelace\n")
    text = text.replace("approved_on:\n", "approved_on: 2026-01-05\n")
    spec.write_text(text.replace("approved_until:\n", f"approved_until: {until}\n"))
