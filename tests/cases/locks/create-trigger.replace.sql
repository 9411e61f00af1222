create function f() returns trigger language plpgsql as $$ begin return new; end $$;
create trigger g before insert on t for each row execute function f();
-- statement:
create or replace trigger g after insert on t for each row execute function f();
