"""What pg_dump says, without what changes from day to day."""

import pytest

from pgkeel.release.entries import join_entries
from pgkeel.release.normalise import normalise

DUMP = b"""--
-- PostgreSQL database dump
--

\\restrict keel

-- Dumped from database version 18.6
-- Dumped by pg_dump version 18.6

SET statement_timeout = 0;
SET transaction_timeout = 0;
SET row_security = off;

--
-- Name: o'clock; Type: TABLE; Schema: s; Owner: o
--

CREATE FUNCTION s.odd() RETURNS text LANGUAGE sql AS $$ select '
--
-- Name: t; Type: ACL; Schema: s; Owner: o
--

GRANT b
GRANT a' $$;


--
-- Name: TABLE t; Type: ACL; Schema: s; Owner: o
--

GRANT SELECT ON TABLE s.t TO b;
REVOKE ALL ON TABLE s.t FROM z;
GRANT INSERT ON TABLE s.t TO a;
SET SESSION AUTHORIZATION b;
GRANT SELECT ON TABLE s.t TO y;
GRANT SELECT ON TABLE s.t TO x;
RESET SESSION AUTHORIZATION;


--
-- PostgreSQL database dump complete
--

\\unrestrict keel

"""


@pytest.mark.parametrize("size", [1, 7, 64, 1_000_000])
def test_versions_and_tokens_go_and_grants_are_in_order(size: int) -> None:
    """In whatever pieces it comes."""
    pieces = [DUMP[at : at + size] for at in range(0, len(DUMP), size)]
    body = join_entries(*normalise(pieces)).decode()
    assert body.startswith("SET statement_timeout = 0;\nSET row_security = off;\n\n")
    assert "GRANT b\nGRANT a' $$;" in body
    assert body.rstrip("\n").endswith(
        "REVOKE ALL ON TABLE s.t FROM z;\n"
        "GRANT INSERT ON TABLE s.t TO a;\n"
        "GRANT SELECT ON TABLE s.t TO b;\n"
        "SET SESSION AUTHORIZATION b;\n"
        "GRANT SELECT ON TABLE s.t TO x;\n"
        "GRANT SELECT ON TABLE s.t TO y;\n"
        "RESET SESSION AUTHORIZATION;"
    )
