create function b() returns int language sql as 'select 1'; create function a() returns text language sql as 'select ''b''';
