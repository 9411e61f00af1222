"""When triggers and rules fire: the letters of the catalogs and the words of ALTER; for kinds."""

from collections.abc import Mapping

FIRING: Mapping[str, str] = {
    "O": "ENABLE",
    "D": "DISABLE",
    "R": "ENABLE REPLICA",
    "A": "ENABLE ALWAYS",
}
"""pg_trigger: tgenabled, pg_rewrite: ev_enabled, pg_event_trigger: evtenabled."""
