-- Undoes V027: nothing is lost, the figures come from orders.

drop function if exists public.sales_report(date);
drop function if exists private.refresh_monthly_sales();
drop materialized view if exists private.monthly_sales;
