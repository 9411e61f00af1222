create role keel_owner;
