ALTER TABLE public.sales_1 RENAME CONSTRAINT sales_1_pkey TO first;
ALTER TABLE public.sales_2 RENAME CONSTRAINT "second's key" TO sales_2_pkey;
-- may-fail: existing rows may not satisfy it
ALTER TABLE public.visits ADD CONSTRAINT theirs FOREIGN KEY (owner) REFERENCES public.owners(id);
-- may-fail: existing rows may not satisfy it
ALTER TABLE public.visits ADD CONSTRAINT visits_place_day_key UNIQUE (place, day);
DO 'DECLARE made name; BEGIN FOR made IN SELECT o.conname FROM pg_constraint o JOIN pg_constraint w ON w.oid = o.conparentid WHERE w.conrelid = ''public.visits''::regclass AND w.conname = ''visits_place_day_key'' AND o.conrelid = ''public.visits_1''::regclass AND o.conname <> ''first''''s key'' LOOP EXECUTE format(''ALTER TABLE %s RENAME CONSTRAINT %I TO %I'', ''public.visits_1'', made, ''first''''s key''); END LOOP; END';
