insert into genres values ('sql', 'SQL') on conflict do nothing;
insert into books values ('z', 'sql') on conflict do nothing;
