create role r1;
create schema a;
