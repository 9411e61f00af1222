-- keel adopt
insert into schema_migrations values ('1');
