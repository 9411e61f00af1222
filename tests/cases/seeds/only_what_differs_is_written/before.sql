insert into things values (1, 'same', '{"a": 1}', 'mine'), (2, 'old', null, 'mine'), (9, 'elsewhere', null, 'mine'); truncate log restart identity;
