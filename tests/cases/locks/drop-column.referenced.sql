-- role table = u
-- role referencing = t
alter table t add constraint c foreign key (uid) references u;
-- statement:
alter table u drop column id cascade;
