CREATE VIEW public.shelves (id) AS
 SELECT id
   FROM public.books
  WHERE (EXISTS ( SELECT NULL::integer
          WHERE (books.id > 0)));
CREATE VIEW public.states (state, n) AS
 SELECT s.state,
    COALESCE(b.n, (0)::bigint) AS n
   FROM (( SELECT 'open'::text AS "?column?"
        UNION ALL
         SELECT 'it''s done'::text
        UNION ALL
         SELECT NULL::text) s(state)
     LEFT JOIN ( SELECT books.state,
            count(*) AS n
           FROM public.books
          GROUP BY books.state) b USING (state));
