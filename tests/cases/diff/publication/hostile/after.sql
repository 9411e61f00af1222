create publication "p;""x";
