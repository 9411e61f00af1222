"""Keeps Python's collector out of the way while very many values are made that all stay."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def no_collections() -> Iterator[None]:
    """Keep the collector from walking again and again over values that all stay."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            # Both together only move all there is to the oldest generation, without a walk.
            gc.freeze()
            gc.unfreeze()
            gc.enable()
