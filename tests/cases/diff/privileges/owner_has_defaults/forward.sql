CREATE TABLE public.t (
    id bigint NOT NULL GENERATED ALWAYS AS IDENTITY
);
ALTER TABLE public.t OWNER TO keel_owner;
