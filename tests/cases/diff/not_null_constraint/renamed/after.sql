create table t (a integer constraint there not null);
comment on constraint there on t is 'always known';
