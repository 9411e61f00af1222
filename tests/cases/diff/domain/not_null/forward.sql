-- may-fail: columns of the domain may hold NULL
ALTER DOMAIN public.d SET NOT NULL;
