-- Purpose: tickets as they are sold; one that is given back can be sold again.
-- Rollback: migrations/rollback/U002__create_tickets.sql
-- Changelog: Sell tickets, and take them back.

set local lock_timeout = '5s';

create table if not exists box_office.tickets (
  id bigint generated always as identity,
  performance_id bigint not null,
  seat integer not null,
  price numeric(8, 2) not null,
  returned_at timestamptz,
  created_at timestamptz not null default now(),
  constraint tickets_pkey primary key (id),
  constraint tickets_performance_id_fkey foreign key (performance_id)
    references box_office.performances (id) on delete restrict,
  constraint tickets_price_check check (price >= 0)
);

create unique index if not exists tickets_performance_id_seat_key
  on box_office.tickets (performance_id, seat) where returned_at is null;
create index if not exists tickets_performance_id_idx
  on box_office.tickets (performance_id);

comment on table box_office.tickets is 'One row a sale; a seat is sold once at a time.';
