-- before:
alter table public.books add constraint books_stock check (stock is not null) not valid;
alter table public.books add constraint books_isbn check (isbn <> '') not valid;
alter table public.books validate constraint books_isbn;
alter table public.books add constraint books_either check (pages is not null or stock is not null);
-- migration:
alter table public.books alter column stock set not null; -- expect: set-not-null
alter table public.books
  alter column isbn set not null, -- expect: set-not-null
  alter pages set not null; -- expect: set-not-null
alter table public.books add column language text default 'en';
alter table public.books alter column language set not null; -- expect: set-not-null
alter table public.unheard_of alter column a set not null; -- expect: set-not-null
