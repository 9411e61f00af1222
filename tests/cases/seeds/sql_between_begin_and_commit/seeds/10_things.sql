-- as some tools write it
begin;
set search_path = public; insert into things values (1, 'x') on conflict do nothing;
delete from things where id = 2;
copy things (id, name) from stdin;
2	two
\.
commit;
