create type mood as enum ('good', 'so so', 'it''s "bad"');
create domain positive as integer check (value > 0);
create domain code as varchar(6) check (value ~ '^[A-Z]{2}-[0-9]{3}$');
create domain nested as code not null;
create type place as (name text, feeling mood, codes code[], size positive);
create type steps as range (subtype = float8);
create type wrapped;
create function wrapped_in(cstring) returns wrapped language internal immutable strict as 'int4in';
create function wrapped_out(wrapped) returns cstring language internal immutable strict as 'int4out';
create type wrapped (input = wrapped_in, output = wrapped_out, like = integer);
create table every_type (
  a1 boolean not null, a2 smallint not null, a3 integer not null, a4 bigint not null,
  a5 numeric not null, a6 numeric(4, 2) not null, a7 numeric(2, 2) not null, a8 real not null,
  a9 double precision not null, a10 money not null, a11 text not null, a12 varchar not null,
  a13 varchar(3) not null, a14 char not null, a15 char(5) not null, a16 name not null,
  a17 "char" not null, a18 bytea not null, a19 date not null, a20 time not null,
  a21 timetz not null, a22 timestamp not null, a23 timestamptz(0) not null,
  a24 interval not null, a25 interval year to month not null, a26 uuid not null,
  a27 json not null, a28 jsonb not null, a29 jsonpath not null, a30 inet not null,
  a31 cidr not null, a32 macaddr not null, a33 macaddr8 not null, a34 bit not null,
  a35 bit(9) not null, a36 varbit not null, a37 bit varying(3) not null, a38 point not null,
  a39 line not null, a40 lseg not null, a41 box not null, a42 path not null,
  a43 polygon not null, a44 circle not null, a45 tsvector not null, a46 tsquery not null,
  a47 pg_lsn not null, a48 pg_snapshot not null, a49 oid not null, a50 xid not null,
  a51 xid8 not null, a52 cid not null, a53 tid not null, a54 regclass not null,
  a55 regtype not null, a56 regproc not null, a57 regprocedure not null, a58 regoper not null,
  a59 regoperator not null, a60 regrole not null, a61 regnamespace not null,
  a62 regconfig not null, a63 regdictionary not null, a64 regcollation not null,
  a65 refcursor not null, a66 int2vector not null, a67 oidvector not null, a68 aclitem not null,
  a69 int4range not null, a70 int8range not null, a71 numrange not null, a72 tsrange not null,
  a73 tstzrange not null, a74 daterange not null, a75 int4multirange not null,
  a76 tstzmultirange not null, a77 datemultirange not null, a78 txid_snapshot not null
);
create table made_of_types (
  b1 mood not null, b2 positive not null, b3 code not null, b4 nested, b5 place not null,
  b6 steps not null, b7 wrapped not null, b8 text[] not null, b9 mood[] not null,
  b10 integer[][] not null, b11 place[] not null, b12 box[] not null, b13 positive[] not null,
  b14 code[] not null, b15 numeric(5, 1)[] not null, b16 tstzrange[] not null,
  b17 jsonb[] not null, b18 steps[] not null, b19 wrapped[] not null, b20 every_type
);
