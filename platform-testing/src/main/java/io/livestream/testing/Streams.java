package io.livestream.testing;

import io.livestream.platform.Ids;
import io.livestream.platform.event.Status;
import io.livestream.platform.event.StreamState;
import io.livestream.platform.event.Visibility;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

/** Streams as stream-service would have them: public, for a thousand viewers, with chat and questions, unless told otherwise. */
public final class Streams {

    private Streams() {}

    public static StreamState scheduled(TestUser teacher) {
        return draft(teacher).build();
    }

    public static StreamState live(TestUser teacher) {
        return draft(teacher).live().build();
    }

    public static StreamState ended(TestUser teacher) {
        return draft(teacher).ended().build();
    }

    public static StreamState cancelled(TestUser teacher) {
        return draft(teacher).cancelled().build();
    }

    /** A new scheduled stream of a teacher, to be told apart. */
    public static Draft draft(TestUser teacher) {
        Instant now = now();
        return new Draft(new StreamState(
                Ids.next(),
                "Algebra, week 12",
                "Vectors and what they are good for",
                List.of("maths"),
                Status.SCHEDULED,
                Visibility.PUBLIC,
                "720p",
                1000,
                false,
                true,
                true,
                null,
                null,
                null,
                teacher.person(),
                now,
                now,
                0));
    }

    /** The same stream, to be changed: its version is one higher. */
    public static Draft change(StreamState stream) {
        Draft draft = new Draft(stream);
        draft.version++;
        draft.updatedAt = now();
        return draft;
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }

    /** A stream in the making. */
    public static final class Draft {

        private final StreamState base;
        private final UUID id;
        private String title;
        private Status status;
        private Visibility visibility;
        private boolean chatEnabled;
        private boolean questionsEnabled;
        private Instant startedAt;
        private Instant endedAt;
        private Instant updatedAt;
        private long version;

        private Draft(StreamState base) {
            this.base = base;
            id = base.id();
            title = base.title();
            status = base.status();
            visibility = base.visibility();
            chatEnabled = base.chatEnabled();
            questionsEnabled = base.questionsEnabled();
            startedAt = base.startedAt();
            endedAt = base.endedAt();
            updatedAt = base.updatedAt();
            version = base.version();
        }

        public Draft title(String title) {
            this.title = title;
            return this;
        }

        public Draft visibility(Visibility visibility) {
            this.visibility = visibility;
            return this;
        }

        public Draft chatEnabled(boolean enabled) {
            this.chatEnabled = enabled;
            return this;
        }

        public Draft questionsEnabled(boolean enabled) {
            this.questionsEnabled = enabled;
            return this;
        }

        /** Live since now. */
        public Draft live() {
            return liveSince(now());
        }

        public Draft liveSince(Instant time) {
            status = Status.LIVE;
            startedAt = time;
            return this;
        }

        /** Ended now, after an hour if it was not live yet. */
        public Draft ended() {
            return endedAt(now());
        }

        public Draft endedAt(Instant time) {
            status = Status.ENDED;
            startedAt = startedAt == null ? time.minus(Duration.ofHours(1)) : startedAt;
            endedAt = time;
            return this;
        }

        public Draft cancelled() {
            status = Status.CANCELLED;
            return this;
        }

        public StreamState build() {
            return new StreamState(
                    id,
                    title,
                    base.description(),
                    base.tags(),
                    status,
                    visibility,
                    base.quality(),
                    base.maxViewers(),
                    base.recording(),
                    chatEnabled,
                    questionsEnabled,
                    base.scheduledAt(),
                    startedAt,
                    endedAt,
                    base.teacher(),
                    base.createdAt(),
                    updatedAt,
                    version);
        }
    }
}
