alter table public.books add column if not exists note text;
comment on column public.books.note is 'Seen by staff only.';
