CREATE ACCESS METHOD m TYPE TABLE HANDLER pg_catalog.heap_tableam_handler;
CREATE TABLE public.t (
    a integer
) USING m;
