create policy p on t using (a > 0);
-- statement:
alter policy p on t using (a > 1);
