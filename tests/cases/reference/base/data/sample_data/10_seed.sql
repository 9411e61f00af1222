insert into genres values ('sql', 'SQL') on conflict do nothing;
insert into books values ('x', 'sql') on conflict do nothing;
