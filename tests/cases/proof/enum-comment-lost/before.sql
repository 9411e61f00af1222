create type public.mood as enum ('sad', 'glad');
comment on type public.mood is 'How it feels.';
