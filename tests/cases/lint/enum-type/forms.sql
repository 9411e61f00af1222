create type a as enum ('x'); -- expect: enum-type
create type b as (n int);
alter type mood add value 'calm';
