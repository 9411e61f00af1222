create function a() returns int language sql as 'select 1'; create function b() returns text language sql as 'select ''b''';
