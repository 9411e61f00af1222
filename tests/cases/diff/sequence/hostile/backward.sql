-- data-loss: how far it has counted is forgotten
DROP SEQUENCE public."s;""x";
