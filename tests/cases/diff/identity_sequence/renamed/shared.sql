create role keel_reader;
