-- since: 17
-- role table = parted
-- role partition = p1
-- statement:
alter table parted add column c bigint generated always as identity;
