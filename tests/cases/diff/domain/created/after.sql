create domain d as text collate "C" default 'x' not null check (value <> '');
