delete from public.log where line = 'moved';
