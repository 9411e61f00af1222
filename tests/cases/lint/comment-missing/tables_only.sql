-- keel.toml: [lint]
-- keel.toml: comments = ["table"]
create table a (n int); -- expect: comment-missing
create view v as select 1 as one;
alter table books add column note text;
