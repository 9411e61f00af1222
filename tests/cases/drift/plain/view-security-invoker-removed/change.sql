alter view shop.cheap reset (security_invoker);
