create table t (id bigint generated always as identity);
alter table t owner to keel_owner;
