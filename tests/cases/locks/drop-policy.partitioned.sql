-- role table = parted
-- role partition = p1
create policy p on parted using (a > 0);
-- statement:
drop policy p on parted;
