alter type later owner to keel_owner;
