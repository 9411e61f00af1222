alter table genres rename to kinds;
