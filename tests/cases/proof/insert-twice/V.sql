insert into public.log values ('moved');
