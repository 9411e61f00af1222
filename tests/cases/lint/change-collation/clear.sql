-- before:
create table public.words (id int, word varchar(10) collate "C", plain text);
create index words_word on public.words (word);
-- migration:
alter table public.words alter column word type varchar(20) collate "C";
alter table public.words alter column word type text collate pg_catalog."C";
alter table public.words alter column plain type varchar;
alter table public.words alter column plain type varchar collate "default";
alter table public.words alter column id type bigint;
alter table public.words alter column id type text collate "C";
alter table public.books alter column isbn type varchar(20) collate "C" using lower(isbn);
alter foreign table public.far alter column a type text collate "C";
create type public.pair as (a text);
alter type public.pair alter attribute a type text collate "C";
alter table public.unheard_of alter column a type text;
create table public.shelves (id int, room text);
alter table public.shelves alter column room type text collate "C";
