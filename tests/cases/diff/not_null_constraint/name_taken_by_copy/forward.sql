CREATE TABLE public.archive (
    id integer CONSTRAINT jobs_id_not_null NOT NULL,
    state text CONSTRAINT jobs_state_not_null NOT NULL
);
CREATE TABLE public.jobs (
    id integer CONSTRAINT jobs_id_not_null NOT NULL,
    state text CONSTRAINT jobs_state_not_null NOT NULL
) PARTITION BY LIST (state);
CREATE TABLE public.jobs_done PARTITION OF public.jobs FOR VALUES IN ('done');
CREATE TABLE public.seen (
    day date,
    CONSTRAINT visits_seen_not_null CHECK ((day IS NOT NULL))
);
-- may-fail: rows may hold NULL
ALTER TABLE public.visits ADD CONSTRAINT visits_seen_not_null NOT NULL seen;
