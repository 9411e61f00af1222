create table things (id int primary key, name text);
create function refuse() returns trigger language plpgsql as $$ begin if new.name = 'bad' then raise exception 'we do not take %', new.name using errcode = 'P0001', hint = 'say good'; end if; return new; end $$;
create trigger r before insert on things for each row execute function refuse();
