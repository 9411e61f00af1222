create access method m type index handler gisthandler;
comment on access method m is 'x';
