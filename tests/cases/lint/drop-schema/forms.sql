drop schema private; -- expect: drop-schema
drop schema if exists private cascade; -- expect: drop-schema
drop schema if exists nobody_knows; -- expect: drop-schema
create schema if not exists scratch;
drop schema scratch cascade;
create schema if not exists private;
drop schema if exists private; -- expect: drop-schema
