-- keel adopt
insert into pgmigrations (name, run_on) values ('17_other', '2026-01-01');
