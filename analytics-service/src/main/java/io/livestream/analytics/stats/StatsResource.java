package io.livestream.analytics.stats;

import io.livestream.platform.caller.CurrentCaller;
import io.livestream.platform.problem.Invalid;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** The figures of classes. */
@Path("/api/livestream")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@RunOnVirtualThread
@Tag(name = "Figures")
public class StatsResource {

    private static final int DEFAULT_STEP_SECONDS = 60;
    private static final int LONGEST_STEP_SECONDS = 86_400;

    private final StatsService stats;
    private final CurrentCaller caller;

    StatsResource(StatsService stats, CurrentCaller caller) {
        this.stats = stats;
        this.caller = caller;
    }

    @GET
    @Path("/{streamId}/stats")
    @Operation(
            operationId = "readStats",
            summary = "The figures of a class: all for who runs it, the first of them for participants")
    @APIResponse(
            responseCode = "200",
            description = "The figures as far as the caller may see them",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(anyOf = {StatsView.class, ParticipantStatsView.class})))
    public Object read(@RestPath UUID streamId) {
        return stats.read(streamId, caller.get());
    }

    @GET
    @Path("/{streamId}/stats/timeline")
    @Operation(
            operationId = "readTimeline",
            summary = "Viewers, messages and questions over the time of a class, in steps of so many seconds")
    public List<TimelineStep> timeline(
            @RestPath UUID streamId,
            @RestQuery
                    @Parameter(
                            description = "The length of a step in seconds",
                            schema =
                                    @Schema(
                                            type = SchemaType.INTEGER,
                                            minimum = "1",
                                            maximum = "" + LONGEST_STEP_SECONDS,
                                            defaultValue = "" + DEFAULT_STEP_SECONDS))
                    String step) {
        return stats.timeline(streamId, step(step), caller.get());
    }

    @GET
    @Path("/stats/overview")
    @Operation(operationId = "readOverview", summary = "The figures of all the caller's classes")
    public OverviewView overview() {
        return stats.overview(caller.get());
    }

    private static Duration step(String raw) {
        if (raw == null) {
            return Duration.ofSeconds(DEFAULT_STEP_SECONDS);
        }
        // Like the limit of a list: parseInt would take a sign and digits of other scripts.
        int seconds = raw.matches("[0-9]{1,9}") ? Integer.parseInt(raw) : 0;
        if (seconds >= 1 && seconds <= LONGEST_STEP_SECONDS) {
            return Duration.ofSeconds(seconds);
        }
        throw new Invalid("step", "must be a number of seconds from 1 to " + LONGEST_STEP_SECONDS);
    }
}
