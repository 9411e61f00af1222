create function e() returns event_trigger language plpgsql as 'begin end';
