-- kind: rollback
-- keel.toml: [lint.names]
-- keel.toml: table = "[a-z]+s"
alter table books rename to book;
