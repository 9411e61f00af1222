-- keel adopt
insert into graphile_migrate.current (filename, content) values ('current.sql', 'create table x ();') on conflict (filename) do update set content = excluded.content;
