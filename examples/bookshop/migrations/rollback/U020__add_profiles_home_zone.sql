-- Undoes V020: which zones members chose is lost. The foreign key goes with the column.

set local lock_timeout = '5s';

alter table public.profiles drop column if exists home_zone_code;
