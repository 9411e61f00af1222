set timezone = 'Asia/Tokyo';
create table p (id int, at timestamptz not null, primary key (id, at)) partition by range (at);
create table p_rest (id int constraint p_id_not_null not null, at timestamptz constraint p_at_not_null not null);
create table p_2025 (id int constraint p_id_not_null not null, at timestamptz constraint p_at_not_null not null);
create index on p (at);
alter table p attach partition p_2025 for values from ('2025-01-01 09:00') to ('2026-01-01 09:00');
alter table p attach partition p_rest default;
create table p_2024 partition of p for values from ('2024-01-01 09:00') to ('2025-01-01 09:00');
