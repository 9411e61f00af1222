create domain public.share as numeric;
create domain public.s2 as text collate "C" default 'x';
create domain public.s3 as int null;
