create table a (
  a timestamptz(0), -- expect: rounded-time
  b timestamp(0) without time zone, -- expect: rounded-time
  c time (0), -- expect: rounded-time
  d timestamptz(3),
  e timestamptz,
  f varchar(1),
  g interval(0)
);
alter table books alter column published type timestamptz( 0 ); -- expect: rounded-time
