create table if not exists auth.mine (id bigint primary key);
alter table storage.objects add column if not exists x int;
