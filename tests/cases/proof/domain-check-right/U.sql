alter domain public.percent drop constraint if exists percent_top;
