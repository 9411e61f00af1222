alter table t add constraint u unique (a) include (b);
comment on constraint u on t is 'by a';
alter table r add constraint f foreign key (a) references t (a);
