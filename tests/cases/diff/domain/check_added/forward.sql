-- may-fail: values in columns of the domain may not satisfy it
ALTER DOMAIN public.d ADD CONSTRAINT positive CHECK ((VALUE > 0));
