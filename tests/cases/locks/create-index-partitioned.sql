-- role table = parted
-- role partition = p1
-- statement:
create index i on parted (id);
