-- before:
create table public.words (id int, word text collate "C", plain text);
create index words_word on public.words (word);
-- migration:
alter table public.books alter column isbn type varchar(20) collate "C"; -- expect: change-collation
alter table public.books alter column isbn type varchar(40) collate pg_catalog."C.utf8"; -- expect: change-collation
alter table public.words alter column word type varchar; -- expect: change-collation
alter table public.words alter column plain type text collate "C"; -- expect: change-collation
alter table public.unheard_of alter column a type text collate "C"; -- expect: change-collation
