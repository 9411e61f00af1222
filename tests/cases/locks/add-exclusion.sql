-- statement:
alter table t add constraint c exclude using gist (r with &&);
