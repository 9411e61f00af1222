create policy p on t using (a > 0);
-- statement:
comment on policy p on t is 'whom it serves';
