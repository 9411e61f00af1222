comment on column ct.a is 'ours';
