package io.livestream.qa.follow;

import io.livestream.platform.audience.AudienceView;
import io.livestream.platform.event.EventType;
import io.livestream.platform.event.Logged;
import io.livestream.platform.event.ParticipantEvent;
import io.livestream.platform.event.StreamEvent;
import io.livestream.platform.follow.Followers;
import io.livestream.qa.question.StreamQuestions;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Set;

/** Takes in what the service needs to know of the streams. */
@ApplicationScoped
class LogFollower {

    private static final String NAME = "qa-service";
    private static final Set<String> OF_USE = EventType.namesOf(List.of(StreamEvent.class, ParticipantEvent.class));

    private final AudienceView audience;
    private final StreamQuestions questions;

    LogFollower(AudienceView audience, StreamQuestions questions) {
        this.audience = audience;
        this.questions = questions;
    }

    void follow(@Observes StartupEvent started, Followers followers) {
        followers.follow(NAME, OF_USE, this::take);
    }

    private void take(List<Logged> events) {
        for (Logged logged : events) {
            audience.apply(logged);
            if (logged.event() instanceof StreamEvent.Deleted) {
                questions.forget(logged.streamId());
            }
        }
    }
}
