DROP RULE r ON public.t;
CREATE RULE r AS
    ON DELETE TO public.t DO  SELECT 1 AS "?column?";
