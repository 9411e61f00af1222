-- before:
create index loans_reader on public.loans (reader);
-- migration:
create index loans_reader_lent on public.loans (reader, lent_at);
drop index public.loans_reader;
create table public.made (a int primary key, b int unique);
create index made_b on public.made (b); -- expect: duplicate-index
create index made_gone on public.gone (a);
create index made_gone_too on public.gone (a);
drop table if exists public.gone;
