-- keel: no-transaction
insert into public.authors (name) select 'x' where not exists (select from public.authors where name = 'x');
delete from public.loans;
insert into public.loans (book_id, reader) select 1, gen_random_uuid();
insert into public.authors (name) values ('x'); -- expect: mixed-no-transaction
vacuum public.books;
