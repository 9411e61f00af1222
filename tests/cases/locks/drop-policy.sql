create policy p on t using (a > 0);
-- statement:
drop policy p on t;
