-- role table = parted
-- role partition = p1
create policy p on parted using (a > 0);
-- statement:
alter policy p on parted using (a > 1);
