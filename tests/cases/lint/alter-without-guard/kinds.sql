alter table public.books add column subtitle text; -- expect: alter-without-guard
alter table public.books
  add column if not exists a int,
  add column b int, -- expect: alter-without-guard
  drop column c, -- expect: alter-without-guard
  drop constraint d, -- expect: alter-without-guard
  drop column if exists e;
alter table public.books add constraint once unique (title); -- expect: alter-without-guard
alter table public.books add constraint ready unique using index books_ready; -- expect: alter-without-guard
alter table public.books add constraint positive check (pages > 0) not valid; -- expect: alter-without-guard
alter table public.loans add primary key (id); -- expect: alter-without-guard
alter table public.books rename column pages to page_count; -- expect: alter-without-guard
alter table if exists public.books rename title to name; -- expect: alter-without-guard
alter table public.books rename to works; -- expect: alter-without-guard
alter table public.loans set schema private; -- expect: alter-without-guard
alter table public.events attach partition public.events_2025 for values from (1) to (2); -- expect: alter-without-guard
alter table public.events detach partition public.events_2024; -- expect: alter-without-guard
alter table public.books alter column stock add generated always as identity; -- expect: alter-without-guard
alter table public.loans alter column id drop identity; -- expect: alter-without-guard
alter table public.books alter column total drop expression; -- expect: alter-without-guard
alter table public.books inherit public.things; -- expect: alter-without-guard
alter type public.mood add value 'meh'; -- expect: alter-without-guard
alter type public.mood rename value 'sad' to 'unhappy'; -- expect: alter-without-guard
alter type public.mood rename to moods; -- expect: alter-without-guard
alter type public.address add attribute country text; -- expect: alter-without-guard
alter type public.address drop attribute street; -- expect: alter-without-guard
alter publication p add table public.books; -- expect: alter-without-guard
alter publication p add tables in schema private; -- expect: alter-without-guard
alter publication p drop table public.books; -- expect: alter-without-guard
alter domain public.amount add constraint positive check (value > 0); -- expect: alter-without-guard
alter domain public.amount drop constraint other; -- expect: alter-without-guard
alter function private.touch() rename to touched; -- expect: alter-without-guard
alter policy books_read on public.books rename to books_seen; -- expect: alter-without-guard
alter policy if exists books_read on public.books rename to books_seen; -- expect: alter-without-guard
alter server s options (add host 'h'); -- expect: alter-without-guard
do $$ begin
  alter table public.books add column g int; -- expect: alter-without-guard
end $$;
