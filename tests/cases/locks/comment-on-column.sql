-- statement:
comment on column t.a is 'what it holds';
