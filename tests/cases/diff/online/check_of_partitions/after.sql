alter table p add constraint c check (u > 0);
