CREATE TABLE public.t (
    a integer
);
ALTER TABLE public.t REPLICA IDENTITY NOTHING;
