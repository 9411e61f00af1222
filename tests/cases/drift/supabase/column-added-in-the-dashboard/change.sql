alter table public.profiles add column phone text;
comment on column public.profiles.phone is 'for Bob';
