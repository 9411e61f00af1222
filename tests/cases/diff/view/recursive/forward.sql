CREATE VIEW public.v (n) AS
 WITH RECURSIVE v(n) AS (
         VALUES (1)
        UNION ALL
         SELECT (v_1.n + 1)
           FROM v v_1
          WHERE (v_1.n < 5)
        )
 SELECT n
   FROM v;
