create table orders (
  id bigint generated always as identity primary key check (id > 0),
  status text not null check (status in ('draft', 'sent', 'paid')),
  paid_at timestamptz, sent_at timestamptz,
  total numeric(8, 2) not null check (total between 10 and 20),
  discount numeric not null default 0 check (discount >= 0 and discount <= total),
  country char(2) not null check (country = upper(country)),
  reference text not null check (reference ~ '^[A-Z]{3}-\d{4}$'),
  slug text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) <= 30),
  note text check (char_length(note) between 5 and 12),
  code text not null check (length(code) = 7),
  meta jsonb not null check (jsonb_typeof(meta) = 'array'),
  starts_on date not null, ends_on date not null check (ends_on > starts_on),
  priority smallint not null check (priority % 2 = 1),
  email text not null check (position('@' in email) > 1),
  constraint paid_is_told check (status <> 'paid' or paid_at is not null),
  constraint sent_is_told check ((status = 'draft') = (sent_at is null)),
  constraint one_of_two check (num_nonnulls(paid_at, sent_at) <= 2)
);
create table fails_instead (
  a text not null check (a::integer > 3), b integer not null check (100 / b > 10)
);
create table many_together (
  a integer not null, b integer not null, c integer not null, d integer not null, e integer,
  check (a < b and b < c and c < d and (e is null or e > d))
);
create table recent (seen_on date not null check (seen_on >= '2031-05-01' and seen_on < '2031-06-01'));
create function is_even(n integer) returns boolean language plpgsql immutable as
  'begin if n < 0 then raise exception ''negative''; end if; return n % 2 = 0; end';
create table asked (n integer not null check (is_even(n)));
create table impossible (n integer not null check (n > 3 and n < 2));
-- empty: public.impossible because impossible_n_check
