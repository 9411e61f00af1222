alter table p add constraint pu unique (a, k, u) deferrable;
