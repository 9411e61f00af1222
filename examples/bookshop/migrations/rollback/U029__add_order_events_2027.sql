-- Undoes V029: events of these months move to the default partition, none is lost.

set local lock_timeout = '5s';

do $$
begin
  if to_regclass('private.order_events_2027_03') is not null then
    alter table public.order_events detach partition private.order_events_2027_03;
    insert into public.order_events select * from private.order_events_2027_03;
    drop table private.order_events_2027_03;
  end if;
  if to_regclass('private.order_events_2027_02') is not null then
    alter table public.order_events detach partition private.order_events_2027_02;
    insert into public.order_events select * from private.order_events_2027_02;
    drop table private.order_events_2027_02;
  end if;
  if to_regclass('private.order_events_2027_01') is not null then
    alter table public.order_events detach partition private.order_events_2027_01;
    insert into public.order_events select * from private.order_events_2027_01;
    drop table private.order_events_2027_01;
  end if;
end
$$;
