create table events (id bigint generated always as identity, at timestamptz not null, kind text,
  primary key (id, at)) partition by range (at);
create table events_1 partition of events
  for values from ('2031-01-01 00:00+00') to ('2031-02-01 00:00+00');
create table events_2 partition of events
  for values from ('2031-02-01 00:00+00') to ('2031-03-01 00:00+00');
create table by_list (region text not null, n integer) partition by list (region);
create table by_list_1 partition of by_list for values in ('north', 'south');
create table by_hash (id integer primary key) partition by hash (id);
create table by_hash_0 partition of by_hash for values with (modulus 3, remainder 0);
create table by_default (id integer not null) partition by range (id);
create table by_default_1 partition of by_default for values from (1) to (10);
create table by_default_rest partition of by_default default;
create table deep (a integer not null, b date not null) partition by range (a);
create table deep_1 partition of deep for values from (5000) to (6000) partition by range (b);
create table deep_1_1 partition of deep_1 for values from ('2032-01-01') to ('2032-02-01');
create table points_at_events (event bigint, at timestamptz,
  foreign key (event, at) references events (id, at));
create table points_at_partition (event bigint not null, at timestamptz not null,
  foreign key (event, at) references events_1 (id, at));
create table parent (id integer not null, a text);
create table child (b text) inherits (parent);
create table none_yet (id integer) partition by range (id);
-- empty: public.none_yet because no partition
