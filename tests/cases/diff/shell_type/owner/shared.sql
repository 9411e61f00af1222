create role keel_owner; create type later;
