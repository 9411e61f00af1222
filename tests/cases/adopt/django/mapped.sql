-- keel adopt --map map.txt
insert into django_migrations (app, name, applied) values ('auth', '0001_initial', '2026-01-01 10:00+00');
