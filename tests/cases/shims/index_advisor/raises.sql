-- raises: 0A000
select errors is null from index_advisor('select 1');
