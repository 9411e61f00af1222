CREATE SCHEMA s;
CREATE TYPE s.e AS ENUM ('a');
CREATE SEQUENCE s.t_id_seq;
CREATE TABLE s.t (
    id bigint NOT NULL DEFAULT nextval('s.t_id_seq'::regclass),
    e s.e DEFAULT 'a'::s.e,
    p bigint,
    CONSTRAINT t_p_fkey FOREIGN KEY (p) REFERENCES s.t(id),
    CONSTRAINT t_pkey PRIMARY KEY (id)
);
CREATE FUNCTION s.f(s.t)
 RETURNS s.e
 LANGUAGE sql
AS $function$select $1.e$function$;
CREATE INDEX i ON s.t USING btree (e);
CREATE POLICY p ON s.t USING ((e = 'a'::s.e));
ALTER SEQUENCE s.t_id_seq OWNED BY s.t.id;
CREATE VIEW s.v (id, e) AS
 SELECT id,
    e
   FROM s.t;
CREATE MATERIALIZED VIEW s.m (count) AS
 SELECT count(*) AS count
   FROM s.v;
