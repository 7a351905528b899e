package io.haat.server.sales;

/** What is asked beside the filter, where that is nothing. */
record Nothing() {}
