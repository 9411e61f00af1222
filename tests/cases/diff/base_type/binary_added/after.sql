alter type money2 set (receive = money2_recv, send = money2_send);
