create table t (id bigint generated always as identity primary key, a text not null unique, b int check (b > 0), c timestamptz default now());
