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
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

@Path("/api/livestream/{streamId}/stats/attendance")
@Authenticated
@RunOnVirtualThread
@Tag(name = "Figures")
public class AttendanceResource {

    private static final String CSV = "text/csv";

    private final AttendanceService attendance;
    private final CurrentCaller caller;

    AttendanceResource(AttendanceService attendance, CurrentCaller caller) {
        this.attendance = attendance;
        this.caller = caller;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(operationId = "listAttendance", summary = "Who attended, when, and what they did")
    public Page<AttendanceView> page(@RestPath UUID streamId, @RestQuery String limit, @RestQuery String after) {
        return attendance.page(streamId, Limit.parse(limit, 20), person(after), caller.get());
    }

    private static Optional<UUID> person(String after) {
        return Optional.ofNullable(Cursor.parse(after, 1)).map(cursor -> cursor.uuid(0));
    }

    @GET
    @Produces(CSV + ";qs=0.5")
    @Operation(operationId = "listAttendance", summary = "Attendance of everybody as a file")
    public RestResponse<String> file(@RestPath UUID streamId) {
        String csv = AttendanceCsv.of(attendance.all(streamId, caller.get()));
        return ResponseBuilder.ok(csv)
                .header(HttpHeaders.CONTENT_TYPE, CSV + ";charset=UTF-8")
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"attendance-" + streamId + ".csv\"")
                .build();
    }
}
