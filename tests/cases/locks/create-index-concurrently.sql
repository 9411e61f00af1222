-- alone
-- statement:
create index concurrently i on t (n);
