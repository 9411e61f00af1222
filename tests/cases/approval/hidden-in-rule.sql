create rule gone as on insert to spare.things do also
  delete from public.fines where (select count(*) from public.fines) > 1000;
insert into spare.things values (99, 'x');
-- loses: hidden-loss of rule gone on spare.things
