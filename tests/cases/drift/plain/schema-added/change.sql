create schema scratch;
create table scratch.notes (id int);
