create extension citext; -- expect: extension-unpinned
create extension citext version '1.6';
alter extension citext update;
