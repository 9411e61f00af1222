create materialized view m as select 1 as a;
create unique index i on m (a);
