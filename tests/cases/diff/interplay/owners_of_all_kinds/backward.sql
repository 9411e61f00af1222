ALTER SCHEMA s OWNER TO postgres;
ALTER DOMAIN s.d OWNER TO postgres;
ALTER TYPE s.e OWNER TO postgres;
ALTER FUNCTION s.f() OWNER TO postgres;
ALTER SEQUENCE s.q OWNER TO postgres;
ALTER TABLE s.t OWNER TO postgres;
ALTER VIEW s.v OWNER TO postgres;
