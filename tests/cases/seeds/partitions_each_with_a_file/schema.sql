create table events (id int, day date, primary key (id, day)) partition by range (day);
create table events_2025 partition of events for values from ('2025-01-01') to ('2026-01-01');
create table events_2026 partition of events for values from ('2026-01-01') to ('2027-01-01');
create table a_notes (id int primary key, event int, day date, foreign key (event, day) references events);
