create domain public.percent as int check (value >= 0);
