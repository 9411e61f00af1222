alter table public.books add column if not exists pages int not null default 1;
comment on column public.books.pages is 'How thick.';
