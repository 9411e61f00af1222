create domain positive as integer check (value > 0);
create schema "Odd ""schema"" a.b";
create table "Odd ""schema"" a.b"."select" (
  "Primary ""key""" integer primary key, "first name" text not null, "eMailAddress" text,
  "semi;colon --" text check ("semi;colon --" in ('a''b', 'c\d')), "100%" numeric, "naïve ☃" date,
  "back\slash" positive not null
);
create table "Odd ""schema"" a.b"."UPPER" (
  "References" integer not null references "Odd ""schema"" a.b"."select" ("Primary ""key""")
);
create table people (
  id uuid primary key, first_name text not null, last_name text not null, email text not null,
  phone varchar(20) not null, mobile varchar(14), website text, birth_date date not null,
  created_at timestamptz not null, updated_at timestamptz not null, deleted_at timestamptz,
  card_number text, iban text unique, password_hash text not null, api_key text,
  said text not null, write_to text, country_code char(2), currency char(3), price numeric(10, 2),
  avatar_url text, ip_address text, user_agent text, tax_id text, isbn text, city text,
  settings jsonb, notes text
);
comment on column people.said is 'one of yes, no or maybe';
comment on column people.write_to is 'The e-mail address to write to [pii]';
comment on column people.settings is 'What only they may know [secret]';
