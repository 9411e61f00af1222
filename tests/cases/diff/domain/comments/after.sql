create domain d as int constraint c check (value > 0);
comment on domain d is 'd';
comment on constraint c on domain d is 'c';
