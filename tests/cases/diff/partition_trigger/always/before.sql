alter table p1 disable trigger g;
