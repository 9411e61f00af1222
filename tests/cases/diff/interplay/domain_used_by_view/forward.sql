ALTER DOMAIN public.d DROP CONSTRAINT d_check;
-- may-fail: values in columns of the domain may not satisfy it
ALTER DOMAIN public.d ADD CONSTRAINT d_check CHECK ((VALUE > 1));
