-- role table = parted
-- role partition = p1
-- statement:
create policy p on parted using (a > 0);
