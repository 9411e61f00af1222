insert into genres values ('sql', 'S Q L') on conflict do nothing;
insert into books values ('x', 'sql') on conflict do nothing;
