create domain d as int default 5;
