create table t (a int not null generated always as identity);
