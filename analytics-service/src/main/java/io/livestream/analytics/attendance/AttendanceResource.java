package io.livestream.analytics.attendance;

import io.livestream.platform.caller.CurrentCaller;
import io.livestream.platform.paging.Cursor;
import io.livestream.platform.paging.Limit;
import io.livestream.platform.paging.Page;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** Who attended a class. */
@Path("/api/livestream/{streamId}/stats/attendance")
@Authenticated
@RunOnVirtualThread
@Tag(name = "Figures")
public class AttendanceResource {

    private static final String CSV = "text/csv";
    private static final String SUMMARY = "Who attended, when, and what they did: a list, or all of it as a file";

    private final AttendanceService attendance;
    private final CurrentCaller caller;

    AttendanceResource(AttendanceService attendance, CurrentCaller caller) {
        this.attendance = attendance;
        this.caller = caller;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(operationId = "listAttendance", summary = SUMMARY)
    public Page<AttendanceView> list(@RestPath UUID streamId, @RestQuery String limit, @RestQuery String after) {
        return attendance.list(streamId, Limit.parse(limit), Cursor.parse(after, 1), caller.get());
    }

    @GET
    @Produces(CSV + ";qs=0.5")
    @Operation(operationId = "listAttendance", summary = SUMMARY)
    @APIResponse(
            responseCode = "200",
            description = "OK",
            content = @Content(mediaType = CSV, schema = @Schema(type = SchemaType.STRING)))
    public RestResponse<String> file(@RestPath UUID streamId) {
        String csv = AttendanceCsv.of(attendance.all(streamId, caller.get()));
        return ResponseBuilder.ok(csv)
                .header(HttpHeaders.CONTENT_TYPE, CSV + ";charset=UTF-8")
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"attendance-" + streamId + ".csv\"")
                .build();
    }
}
