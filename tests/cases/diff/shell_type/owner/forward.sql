ALTER TYPE public.later OWNER TO keel_owner;
