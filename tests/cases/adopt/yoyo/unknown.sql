-- keel adopt
insert into _yoyo_migration values ('x', '17.other', '2026-01-01');
