-- Undoes V2. Drafted from what it changes, and proved: with it the
-- schema comes back as it was before.
--
-- What V2 takes comes back from what keel keeps before it, where its
-- approval says `backup: table`:
--   rows of public.sales, from keel.backup_v2_public_sales

set local lock_timeout = '5s';

-- What V2 takes is put back from what keel kept before it: without that nothing is done.
DO $keel$
DECLARE
  kept text;
BEGIN
  FOREACH kept IN ARRAY ARRAY['keel.backup_v2_public_sales'] LOOP
    IF pg_catalog.to_regclass(kept) IS NULL THEN
      RAISE EXCEPTION '% is not there: the rows of before V2 are to come from it', kept
        USING ERRCODE = 'undefined_table', HINT = 'keel keeps them when it applies V2, if the approval of V2 says `backup: table`. Bring the table back from elsewhere, or go without its rows: keel rollback --draft V2 --no-backup --force';
    END IF;
  END LOOP;
END
$keel$;

CREATE TABLE public.sales (
    day date NOT NULL,
    shop integer NOT NULL,
    sum numeric,
    CONSTRAINT sales_pkey PRIMARY KEY (day, shop)
) PARTITION BY RANGE (day);
CREATE TABLE public.sales_old PARTITION OF public.sales FOR VALUES FROM ('1900-01-01') TO ('2100-01-01');
INSERT INTO public.sales (day, shop, sum)
SELECT b.day, b.shop, b.sum FROM keel.backup_v2_public_sales b;
