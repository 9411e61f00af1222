-- Purpose: what is played and when: shows, and the evenings each has.
-- Rollback: migrations/rollback/U001__create_performances.sql
-- Changelog: Plan shows and their performances.

set local lock_timeout = '5s';

create schema if not exists box_office;

create table if not exists box_office.shows (
  id bigint generated always as identity,
  title text not null,
  created_at timestamptz not null default now(),
  constraint shows_pkey primary key (id),
  constraint shows_title_key unique (title),
  constraint shows_title_length check (char_length(title) between 1 and 200)
);

create table if not exists box_office.performances (
  id bigint generated always as identity,
  show_id bigint not null,
  starts_at timestamptz not null,
  seats integer not null,
  created_at timestamptz not null default now(),
  constraint performances_pkey primary key (id),
  constraint performances_show_id_fkey foreign key (show_id)
    references box_office.shows (id) on delete restrict,
  constraint performances_seats_check check (seats > 0)
);

create index if not exists performances_show_id_idx on box_office.performances (show_id);
create index if not exists performances_starts_at_idx on box_office.performances (starts_at);

comment on schema box_office is 'What the box office sells.';
comment on column box_office.performances.seats is 'How many tickets there are.';
