package io.livestream.stream.livestream;

import io.livestream.platform.event.Person;
import io.livestream.platform.event.Status;
import io.livestream.platform.event.StreamState;
import io.livestream.platform.problem.StreamNotLive;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/**
 * A class that a teacher broadcasts. It is scheduled until it starts or is cancelled, live until it is stopped, and then ended for
 * good; unless it is live it can be deleted, and is then hidden from everybody.
 *
 * <p>Each change answers whether there was one, since asking for what is already so is no change and no event. How many are
 * watching is kept beside this entity by {@code participation}: it is no change of the stream.
 */
@Entity
@Table(name = "live_streams")
class LiveStream {

    static final long FIRST_VERSION = 0;

    @Id
    private UUID id;

    @Embedded
    private Details details;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    private Status status = Status.SCHEDULED;

    @Column(name = "started_at")
    private Instant startedAt;

    @Column(name = "ended_at")
    private Instant endedAt;

    @Column(name = "teacher_id", nullable = false)
    private UUID teacherId;

    @Column(name = "teacher_name", nullable = false)
    private String teacherName;

    @Column(name = "created_at", nullable = false)
    private Instant createdAt;

    @Column(name = "updated_at", nullable = false)
    private Instant updatedAt;

    @Column(name = "deleted_at")
    private Instant deletedAt;

    @Column(name = "search_text", nullable = false)
    private String searchText;

    @JdbcTypeCode(SqlTypes.ARRAY)
    @Column(name = "folded_tags", nullable = false)
    private List<String> foldedTags;

    @Version
    private long version = FIRST_VERSION;

    /** For Hibernate. */
    protected LiveStream() {}

    LiveStream(UUID id, Details details, Person teacher, Instant now) {
        this.id = id;
        this.teacherId = teacher.id();
        this.teacherName = teacher.displayName();
        this.createdAt = now;
        describe(details, now);
    }

    /** Once people are watching, and again once it is over, ever less of it can change. */
    boolean change(Details next, Instant now) {
        if (next.equals(details)) {
            return false;
        }
        switch (status) {
            case SCHEDULED -> {}
            case LIVE -> {
                if (!next.broadcastsAs(details)) {
                    throw new StreamLive(id);
                }
            }
            case ENDED, CANCELLED -> {
                if (!next.runsAs(details)) {
                    throw new StreamEnded(id);
                }
            }
        }
        describe(next, now);
        return true;
    }

    boolean start(Instant now) {
        return switch (status) {
            case LIVE -> false;
            case ENDED, CANCELLED -> throw new StreamEnded(id);
            case SCHEDULED -> {
                startedAt = now;
                yield become(Status.LIVE, now);
            }
        };
    }

    boolean stop(Instant now) {
        return switch (status) {
            case ENDED -> false;
            case SCHEDULED, CANCELLED -> throw new StreamNotLive(id);
            case LIVE -> {
                endedAt = now;
                yield become(Status.ENDED, now);
            }
        };
    }

    boolean cancel(Instant now) {
        return switch (status) {
            case CANCELLED -> false;
            case LIVE -> throw new StreamLive(id);
            case ENDED -> throw new StreamEnded(id);
            case SCHEDULED -> become(Status.CANCELLED, now);
        };
    }

    void delete(Instant now) {
        if (status == Status.LIVE) {
            throw new StreamLive(id);
        }
        deletedAt = now;
        updatedAt = now;
    }

    private boolean become(Status next, Instant now) {
        status = next;
        updatedAt = now;
        return true;
    }

    private void describe(Details next, Instant now) {
        details = next;
        foldedTags = next.tags().stream().map(Folding::fold).toList();
        searchText = Folding.fold(String.join(
                "\n",
                next.title(),
                next.description() == null ? "" : next.description(),
                String.join("\n", next.tags())));
        updatedAt = now;
    }

    Details details() {
        return details;
    }

    long version() {
        return version;
    }

    /** The state as others are told; after a flush, since the version is counted there. */
    StreamState state() {
        return new StreamState(
                id,
                details.title(),
                details.description(),
                details.tags(),
                status,
                details.visibility(),
                details.quality(),
                details.maxViewers(),
                details.recording(),
                details.chatEnabled(),
                details.questionsEnabled(),
                details.scheduledAt(),
                startedAt,
                endedAt,
                new Person(teacherId, teacherName),
                createdAt,
                updatedAt,
                version);
    }
}
