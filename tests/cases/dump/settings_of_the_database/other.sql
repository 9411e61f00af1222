set timezone = 'America/New_York'; set intervalstyle = 'iso_8601'; set bytea_output = 'escape';
create table t (id int default 1, "select" text default 'a\b', at timestamptz default '2023-12-31 19:00', b bytea default '\x00ff', m money default 1.5, i interval default '1 day 02:00', f float8 default 0.1);
create view v as select "select" from t;
do $$ begin
  execute format('alter database %I set quote_all_identifiers = on', current_database());
  execute format('alter database %I set timezone = ''Asia/Kolkata''', current_database());
  execute format('alter database %I set intervalstyle = ''iso_8601''', current_database());
  execute format('alter database %I set datestyle = ''German''', current_database());
  execute format('alter database %I set bytea_output = ''escape''', current_database());
  execute format('alter database %I set standard_conforming_strings = off', current_database());
  execute format('alter database %I set extra_float_digits = -10', current_database());
  execute format('alter database %I set search_path = ''nowhere''', current_database());
end $$;
