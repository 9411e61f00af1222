-- role table = parted
-- role partition = p1
create policy p on parted using (a > 0);
-- statement:
comment on policy p on parted is 'whom it serves';
