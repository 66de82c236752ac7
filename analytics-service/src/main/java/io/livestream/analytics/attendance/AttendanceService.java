package io.livestream.analytics.attendance;

import io.livestream.analytics.figures.FiguresRepository;
import io.livestream.analytics.figures.Snapshot;
import io.livestream.analytics.figures.StreamFigures;
import io.livestream.platform.audience.AudienceView;
import io.livestream.platform.caller.Caller;
import io.livestream.platform.paging.Cursor;
import io.livestream.platform.paging.Page;
import io.livestream.platform.problem.StreamNotFound;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/**
 * Tells who attended a class: everybody who was there, and who wrote, asked by name or voted without having been there. In the order
 * of their ids, which is the order in which their accounts were made.
 */
@ApplicationScoped
class AttendanceService {

    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final AttendanceRepository attendance;
    private final FiguresRepository figures;
    private final AudienceView audience;
    private final Snapshot snapshot;

    AttendanceService(
            AttendanceRepository attendance, FiguresRepository figures, AudienceView audience, Snapshot snapshot) {
        this.attendance = attendance;
        this.figures = figures;
        this.audience = audience;
        this.snapshot = snapshot;
    }

    Page<AttendanceView> list(UUID streamId, int limit, Cursor after, Caller caller) {
        UUID last = after == null ? BEFORE_ALL : after.uuid(0);
        List<AttendanceView> people = views(streamId, last, limit + 1, caller);
        return Page.of(people, limit, person -> Cursor.of(person.user().id()), person -> person);
    }

    List<AttendanceView> all(UUID streamId, Caller caller) {
        return views(streamId, BEFORE_ALL, Integer.MAX_VALUE, caller);
    }

    private List<AttendanceView> views(UUID streamId, UUID after, int atMost, Caller caller) {
        return snapshot.of(streamId, () -> {
            audience.require(streamId, caller).requireOwner();
            StreamFigures stream = figures.find(streamId).orElseThrow(() -> new StreamNotFound(streamId));
            return attendance.inOrder(streamId, after, atMost).stream()
                    .map(person -> AttendanceView.of(person, stream))
                    .toList();
        });
    }
}
