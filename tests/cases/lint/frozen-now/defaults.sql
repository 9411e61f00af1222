create table a (
  a timestamptz default 'now', -- expect: frozen-now
  b date default 'today'::date, -- expect: frozen-now
  c timestamp default timestamp 'NOW', -- expect: frozen-now
  d timestamptz default ' now() ', -- expect: frozen-now
  e timestamptz default 'now'::text::timestamptz,
  f text default 'now',
  g timestamptz default now(),
  h timestamptz default '2020-01-01',
  i timestamptz
);
alter table books add column seen date default 'yesterday'; -- expect: frozen-now
alter table loans alter column lent_at set default 'now'; -- expect: frozen-now
alter table loans alter column note set default 'today';
alter table unknown alter column lent_at set default 'now';
