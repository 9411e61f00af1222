CREATE TABLE public.n (
    a integer
);
REVOKE SELECT ON TABLE public.n FROM r1;
