create table "back\slash" ("a\" text default E'\\x\n' check ("a\" <> '\'));
comment on table "back\slash" is E'line\nline \\';
