-- Undoes V022: no statement makes a constraint NOT VALID again, so it is made anew.

set local lock_timeout = '5s';

alter table public.profiles
  drop constraint if exists profiles_home_zone_code_fkey,
  add constraint profiles_home_zone_code_fkey
    foreign key (home_zone_code) references public.shipping_zones (code)
    on delete restrict not valid;
