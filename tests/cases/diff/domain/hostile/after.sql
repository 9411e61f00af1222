create domain "d;""x" as text constraint "c'" check (value <> 'a''b');
