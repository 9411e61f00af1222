insert into public.marks values (nextval('public.numbers'));
