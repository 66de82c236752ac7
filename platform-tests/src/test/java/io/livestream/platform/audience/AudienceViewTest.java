package io.livestream.platform.audience;

import static org.assertj.core.api.Assertions.assertThat;

import io.livestream.platform.Ids;
import io.livestream.platform.audience.AudienceSnapshot.Invitation;
import io.livestream.platform.audience.AudienceSnapshot.Member;
import io.livestream.platform.event.Envelope;
import io.livestream.platform.event.Event;
import io.livestream.platform.event.Logged;
import io.livestream.platform.event.ParticipantEvent;
import io.livestream.platform.event.ParticipantEvent.Joined;
import io.livestream.platform.event.ParticipantEvent.Left;
import io.livestream.platform.event.ParticipantEvent.Reason;
import io.livestream.platform.event.Role;
import io.livestream.platform.event.StreamEvent;
import io.livestream.platform.event.StreamState;
import io.livestream.testing.As;
import io.livestream.testing.Streams;
import io.livestream.testing.TestUser;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

@QuarkusTest
class AudienceViewTest {

    private final TestUser student = As.student();
    private final StreamState stream = Streams.live(As.teacher());
    private long seq;

    @Inject
    AudienceView audience;

    @Inject
    Flyway flyway;

    @Inject
    DataSource database;

    @Test
    void thePeakIsTheMostSeatsThatWereEverTaken() {
        happened(new StreamEvent.Created(stream));
        happened(joined(1));
        happened(joined(3));
        happened(new Left(student.id(), Instant.now(), Reason.LEFT));
        happened(joined(2));

        assertThat(peak()).isEqualTo(3);
    }

    @Test
    void thePeakOutlivesTheClass() {
        happened(new StreamEvent.Created(stream));
        happened(new StreamEvent.Started(stream));
        happened(joined(3));
        happened(new StreamEvent.Stopped(Streams.change(stream).ended().build()));

        assertThat(peak()).isEqualTo(3);
    }

    @Test
    void joinsFromBeforeViewersWereToldLeaveNoPeak() {
        happened(new StreamEvent.Created(stream));
        happened(joined(0));

        assertThat(peak()).isZero();
    }

    @Test
    void aSnapshotHasTheStreamWhoHasAPartInItAndWhoIsInvited() {
        TestUser moderator = As.student();
        UUID invitation = UUID.randomUUID();
        happened(new StreamEvent.Created(stream));
        happened(joined(1));
        happened(new ParticipantEvent.ModeratorNamed(moderator.id(), stream.teacher()));
        happened(new ParticipantEvent.Invited(invitation, null, "a hash", stream.teacher()));

        AudienceSnapshot snapshot = audience.snapshot(stream.id());
        assertThat(snapshot.stream()).map(StreamState::id).contains(stream.id());
        assertThat(snapshot.members())
                .containsExactlyInAnyOrder(
                        new Member(student.id(), false, false, true, true),
                        new Member(moderator.id(), true, false, false, false));
        assertThat(snapshot.invitations()).containsExactly(new Invitation(invitation, null, "a hash"));
    }

    @Test
    void ofADeletedStreamASnapshotHasNothing() {
        happened(new StreamEvent.Created(stream));
        happened(joined(1));
        happened(new StreamEvent.Deleted(stream.id(), stream.teacher()));

        assertThat(audience.snapshot(stream.id()))
                .isEqualTo(new AudienceSnapshot(Optional.empty(), 0, List.of(), List.of()));
    }

    @Test
    void aDatabaseWithMigrationsOfItsServiceTakesLaterOnesOfPlatform() {
        migrated("db/migration");

        int later = migrated("db/platform/audience", "db/migration");

        assertThat(later).isEqualTo(3);
    }

    /** In a schema of its own, set up as a service's is. */
    private int migrated(String... locations) {
        return Flyway.configure(Thread.currentThread().getContextClassLoader())
                .outOfOrder(flyway.getConfiguration().isOutOfOrder())
                .dataSource(database)
                .schemas("earlier")
                .locations(locations)
                .load()
                .migrate()
                .migrationsExecuted;
    }

    private void happened(Event event) {
        audience.apply(new Logged(new Envelope(Ids.next(), stream.id(), Instant.now(), "/test", event), 0, seq++));
    }

    private Joined joined(int viewers) {
        return new Joined(student.person(), Role.VIEWER, Instant.now(), Instant.now(), viewers);
    }

    private int peak() {
        return audience.snapshot(stream.id()).peakViewers();
    }
}
