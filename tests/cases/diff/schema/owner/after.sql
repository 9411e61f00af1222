create role r1;
create schema a;
alter schema a owner to r1;
