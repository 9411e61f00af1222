alter extension vector update; -- expect: update-extension
alter extension vector update to '0.8.0'; -- expect: update-extension
alter extension vector set schema extensions;
alter extension vector add table books;
create extension vector;
