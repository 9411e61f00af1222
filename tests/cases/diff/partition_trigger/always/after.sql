alter table p1 enable always trigger g;
