create table a (id int primary key); create table b (id int primary key); create table log (n serial, t text);
create function note() returns trigger language plpgsql as $$ begin insert into log (t) values (tg_table_name); return null; end $$;
create trigger n after insert on a execute function note(); create trigger n after insert on b execute function note();
