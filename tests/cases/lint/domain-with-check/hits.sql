create domain public.share as numeric check (value > 0); -- expect: domain-with-check
create domain public.s2 as int not null; -- expect: domain-with-check
create domain public.s3 as int
  default 1
  constraint positive check (value > 0) -- expect: domain-with-check
  check (value < 10);
