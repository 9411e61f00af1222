alter domain public.percent drop constraint if exists percent_top;
alter domain public.percent add constraint percent_top check (value <= 100);
