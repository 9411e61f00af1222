CREATE SEQUENCE public.a_seq;
ALTER SEQUENCE public.a_seq OWNER TO keel_owner;
CREATE TABLE public.z (
    a integer DEFAULT nextval('public.a_seq'::regclass)
);
ALTER TABLE public.z OWNER TO keel_owner;
ALTER SEQUENCE public.a_seq OWNED BY public.z.a;
