CREATE VIEW public."v;""x" ("select", "it's") AS
 SELECT a AS "select",
    b AS "it's"
   FROM public.t
  WHERE (b <> 'a''b'::text);
