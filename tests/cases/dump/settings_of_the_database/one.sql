create table t (id int default 1, "select" text default 'a\b', at timestamptz default '2024-01-01 00:00+00', b bytea default '\x00ff', m money default 1.5, i interval default '1 day 02:00', f float8 default 0.1);
create view v as select "select" from t;
