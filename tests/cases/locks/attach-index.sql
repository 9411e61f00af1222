-- role table = parted
-- role partition = p1
-- role index = i
-- role partition-index = i_1
create index i on only parted (id);
create index i_1 on p1 (id);
-- statement:
alter index i attach partition i_1;
