delete from genres where slug = 'crime'; delete from zones;
