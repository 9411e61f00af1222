create table things (id int primary key, name text, doc json, note text not null default 'none');
create table log (n serial primary key, what text);
create function note() returns trigger language plpgsql as $$ begin insert into log (what) values (format('%s %s %s', tg_when, lower(tg_op), coalesce(new.id, old.id))); return new; end $$;
create trigger b before insert or update or delete on things for each row execute function note();
create trigger a after insert or update or delete on things for each row execute function note();
