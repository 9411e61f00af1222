drop owned by reporting; -- expect: drop-owned
drop owned by reporting, current_user cascade; -- expect: drop-owned
reassign owned by reporting to postgres;
