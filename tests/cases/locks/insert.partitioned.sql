-- role table = parted
-- role partition = p1
-- statement:
insert into parted (id, a, k) values (201, 201, 1);
