CREATE SCHEMA s;
CREATE DOMAIN s.d AS text
    CONSTRAINT d_check CHECK ((VALUE <> ''::text));
CREATE TYPE s.e AS ENUM ('a');
CREATE FUNCTION s.g()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$begin return new; end$function$;
CREATE SEQUENCE s.q;
CREATE TABLE s.t (
    id bigint NOT NULL DEFAULT nextval('s.q'::regclass),
    e s.e DEFAULT 'a'::s.e,
    d s.d,
    p bigint,
    CONSTRAINT t_e_d_key UNIQUE (e, d),
    CONSTRAINT t_p_fkey FOREIGN KEY (p) REFERENCES s.t(id),
    CONSTRAINT t_pkey PRIMARY KEY (id)
);
ALTER TABLE s.t ENABLE ROW LEVEL SECURITY;
CREATE FUNCTION s.f(s.t)
 RETURNS s.e
 LANGUAGE sql
AS $function$select $1.e$function$;
CREATE TRIGGER g BEFORE UPDATE ON s.t FOR EACH ROW EXECUTE FUNCTION s.g();
CREATE INDEX i ON s.t USING btree (e);
CREATE POLICY p ON s.t USING ((e = 'a'::s.e));
CREATE VIEW s.v (id, e) AS
 SELECT id,
    e
   FROM s.t;
CREATE MATERIALIZED VIEW s.m (count) AS
 SELECT count(*) AS count
   FROM s.v;
