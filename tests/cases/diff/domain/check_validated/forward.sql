-- may-fail: values in columns of the domain may not satisfy it
ALTER DOMAIN public.d VALIDATE CONSTRAINT c;
