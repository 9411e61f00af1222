-- before:
alter type public.mood add value 'old';
-- migration:
alter type public.mood add value if not exists 'old';
select 'old'::public.mood;
create type public.size as enum ('s');
alter type public.size add value 'm';
create table public.shirts (size public.size default 'm');
alter type public.mood add value if not exists 'sad';
select 'sad'::public.mood;
alter type public.elsewhere add value 'x';
select 'x'::public.elsewhere;
