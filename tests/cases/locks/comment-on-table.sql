-- statement:
comment on table t is 'what it holds';
