create table t (a integer constraint here not null);
comment on constraint here on t is 'always known';
