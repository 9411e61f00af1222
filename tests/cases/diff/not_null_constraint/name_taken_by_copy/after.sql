CREATE TABLE public.visits (seen date NOT NULL);
CREATE TABLE public.jobs (id int NOT NULL, state text NOT NULL) PARTITION BY LIST (state);
CREATE TABLE public.archive (LIKE public.jobs);
CREATE TABLE public.jobs_done PARTITION OF public.jobs FOR VALUES IN ('done');
CREATE TABLE public.seen (
    day date CONSTRAINT visits_seen_not_null CHECK (day IS NOT NULL)
);
