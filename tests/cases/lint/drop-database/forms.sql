-- keel: no-transaction
drop database library; -- expect: drop-database
drop database if exists library with (force); -- expect: drop-database
drop tablespace if exists fast; -- expect: drop-database
drop schema if exists private;
