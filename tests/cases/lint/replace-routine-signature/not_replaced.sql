create function private.touch() returns boolean language sql as 'select true';
