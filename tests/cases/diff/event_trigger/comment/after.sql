create function e() returns event_trigger language plpgsql as 'begin end';
create event trigger g on sql_drop execute function e(); comment on event trigger g is 'x';
