-- before:
create table parent (n int);
create table child () inherits (parent);
-- migration:
alter table events detach partition events_2024; -- expect: rows-leave-parent
alter table child no inherit parent; -- expect: rows-leave-parent
create table a (n int) partition by list (n);
create table a1 partition of a default;
alter table a detach partition a1;
alter table child inherit parent;
