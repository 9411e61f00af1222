-- Purpose: takings a day and performance, as the house counts them every night.
-- Rollback: migrations/analytics/rollback/U001__create_daily_sales.sql
-- Changelog: Takings a day.

set local lock_timeout = '5s';

create schema if not exists analytics;

-- Counted anew every night, so it needs no created_at.
create table if not exists analytics.daily_sales (
  day date not null,
  performance_id bigint not null,
  tickets integer not null,
  takings numeric(12, 2) not null,
  constraint daily_sales_pkey primary key (day, performance_id),
  constraint daily_sales_performance_id_fkey foreign key (performance_id)
    references box_office.performances (id) on delete restrict
);

create index if not exists daily_sales_performance_id_idx
  on analytics.daily_sales (performance_id);

comment on schema analytics is 'Figures for the house, made from what the box office sells.';
