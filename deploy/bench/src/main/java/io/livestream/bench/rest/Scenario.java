package io.livestream.bench.rest;

import io.livestream.bench.RequestBuffer;

/**
 * One kind of request, sent over and over.
 *
 * @param name what it is called on the command line
 * @param title what it is called in the tables
 * @param meaning what exactly a request is
 */
record Scenario(String name, String title, String meaning, Writer writer) {

    /** Puts the n-th request into the buffer; called by many threads at once, each with a buffer of its own. */
    interface Writer {

        void write(long n, RequestBuffer into);
    }
}
