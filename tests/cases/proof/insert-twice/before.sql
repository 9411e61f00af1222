create table public.log (line text);
