create rule gone as on insert to spare.things do also delete from public.fines;
insert into spare.things values (99, 'x');
-- loses: hidden-loss of rule gone on spare.things
-- loses: rows-lost of public.fines
