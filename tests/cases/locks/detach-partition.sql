-- role table = parted
-- role partition = p1
-- statement:
alter table parted detach partition p1;
