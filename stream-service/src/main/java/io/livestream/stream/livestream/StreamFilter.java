package io.livestream.stream.livestream;

import org.jboss.resteasy.reactive.RestQuery;

/** The query of a list of streams as it came. */
record StreamFilter(
        @RestQuery String status,
        @RestQuery String q,
        @RestQuery String teacher,
        @RestQuery String tag,
        @RestQuery String mine,
        @RestQuery String sort,
        @RestQuery String limit,
        @RestQuery String after) {}
