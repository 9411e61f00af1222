-- before:
create unique index loans_new on public.loans (id);
create table public.words (id bigint primary key, word text);
alter table public.words replica identity full;
-- migration:
alter table public.books replica identity full;
alter table public.loans drop constraint loans_pkey, add primary key using index loans_new;
alter table public.words drop constraint words_pkey;
alter table public.books drop constraint books_isbn_key;
alter table public.authors drop constraint authors_pkey cascade;
alter table public.authors replica identity full;
create table public.shelves (id bigint primary key);
alter table public.shelves drop constraint shelves_pkey;
create table public.boxes (id bigint primary key);
alter table public.boxes replica identity nothing;
alter table public.unheard_of replica identity full;
alter table public.unheard_of drop constraint unheard_of_pkey;
