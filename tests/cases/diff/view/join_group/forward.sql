CREATE VIEW public.v (a, n, m) AS
 SELECT t.a,
    count(*) AS n,
    max(u.b) AS m
   FROM (public.t
     JOIN public.t u USING (a))
  GROUP BY t.a
 HAVING (count(*) > 1)
  ORDER BY (count(*)) DESC
 LIMIT 5;
