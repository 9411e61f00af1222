-- role table = parted
-- statement:
create index i on only parted (id);
