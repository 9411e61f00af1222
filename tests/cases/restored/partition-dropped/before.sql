create table public.sales (day date, shop integer, sum numeric, primary key (day, shop))
  partition by range (day);
create table public.sales_old partition of public.sales for values from ('1900-01-01') to ('2100-01-01');
