-- Purpose: sales by month, worked out once a night. Not in public: a materialized view knows no
--   policies. The back office reads it through a function that only the server may call.
-- Spec: specs/orders.md
-- Rollback: migrations/rollback/U027__create_monthly_sales.sql
-- Changelog: nothing to notice.

create materialized view if not exists private.monthly_sales as
select
  date_trunc('month', o.placed_at at time zone 'UTC')::date as month,
  count(*) as copies,
  sum(o.price_cents)::bigint as price_cents
from public.orders o
where o.status in ('paid', 'shipped', 'delivered')
group by 1
with no data;

create unique index if not exists monthly_sales_month_key on private.monthly_sales (month);

comment on materialized view private.monthly_sales is 'Sales by month (UTC), refreshed nightly.';

create or replace function private.refresh_monthly_sales()
returns void
language plpgsql
volatile
security invoker
set search_path = ''
as $function$
begin
  if (
    select relispopulated from pg_catalog.pg_class
    where oid = 'private.monthly_sales'::regclass
  ) then
    refresh materialized view concurrently private.monthly_sales;
  else
    refresh materialized view private.monthly_sales;
  end if;
end
$function$;

revoke execute on function private.refresh_monthly_sales() from public;
comment on function private.refresh_monthly_sales() is
  'For the nightly job, which runs as postgres.';

create or replace function public.sales_report(since date)
returns table (month date, copies bigint, price_cents bigint)
language sql
stable
security definer
set search_path = ''
as $function$
  select s.month, s.copies, s.price_cents
  from private.monthly_sales s
  where s.month >= since
  order by s.month
$function$;

revoke execute on function public.sales_report(date) from public, anon, authenticated;
grant execute on function public.sales_report(date) to service_role;
comment on function public.sales_report(date) is 'Sales by month; for the server alone.';
