-- raises: 0A000
select indexrelid is null from hypopg_create_index('create index on t (a)');
