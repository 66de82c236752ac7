package io.livestream.stream.livestream;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;

/** The query of a list of streams as it came. */
record StreamFilter(
        @RestQuery @Parameter(schema = @Schema(enumeration = {"scheduled", "live", "ended", "cancelled"}))
        String status,

        @RestQuery @Parameter(description = "Part of the title, the description or a tag")
        String q,

        @RestQuery @Parameter(description = "The id of the owner")
        String teacher,

        @RestQuery @Parameter(description = "A whole tag") String tag,

        @RestQuery
        @Parameter(description = "Only those that the caller owns", schema = @Schema(enumeration = {"true", "false"}))
        String mine,

        @RestQuery
        @Parameter(
                description = "createdAt and startedAt: newest first; scheduledAt: soonest first",
                schema =
                        @Schema(
                                enumeration = {"createdAt", "startedAt", "scheduledAt"},
                                defaultValue = "createdAt"))
        String sort,

        @RestQuery String limit,
        @RestQuery String after) {}
