package io.livestream.stream.livestream;

import io.livestream.platform.event.Status;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;

/** The query of a list of streams as it came. */
record StreamFilter(
        @RestQuery
        @Parameter(description = "Only those of that status", schema = @Schema(implementation = Status.class))
        String status,

        @RestQuery @Parameter(description = "Part of the title, the description or a tag")
        String q,

        @RestQuery
        @Parameter(description = "The id of the owner", schema = @Schema(type = SchemaType.STRING, format = "uuid"))
        String teacher,

        @RestQuery @Parameter(description = "A whole tag") String tag,

        @RestQuery
        @Parameter(description = "Only those that the caller owns", schema = @Schema(type = SchemaType.BOOLEAN))
        String mine,

        @RestQuery
        @Parameter(
                description = "createdAt and startedAt: newest first; scheduledAt: soonest first",
                schema =
                        @Schema(
                                type = SchemaType.STRING,
                                enumeration = {"createdAt", "startedAt", "scheduledAt"},
                                defaultValue = "createdAt"))
        String sort,

        @RestQuery String limit,
        @RestQuery String after) {}
