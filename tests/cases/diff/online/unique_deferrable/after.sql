alter table t add constraint u unique (a) deferrable initially deferred;
