-- role table = parted
-- role partition = p1
create function f() returns trigger language plpgsql as $$ begin return new; end $$;
create trigger g before insert on parted for each row execute function f();
-- statement:
alter trigger g on parted rename to h;
