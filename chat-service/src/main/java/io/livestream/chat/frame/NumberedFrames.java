package io.livestream.chat.frame;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.livestream.chat.history.Message;
import io.livestream.chat.room.RoomState;
import io.livestream.platform.event.ChatEvent;
import io.livestream.platform.event.Logged;
import io.livestream.platform.event.ParticipantEvent;
import io.livestream.platform.event.Person;
import io.livestream.platform.event.QuestionEvent;
import io.livestream.platform.event.StreamEvent;
import io.livestream.platform.event.StreamState;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Which events the people in a room are told of, and what of each. */
@RegisterForReflection
final class NumberedFrames {

    /** @param about the message or question whose text is shown or taken away, else null */
    record Shown(String type, UUID about, Object data) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record Deed(UUID id, Person by) {}

    /** @param message null if it is not among those that the room remembers */
    private record PinnedMessage(UUID id, Message message, Person by) {}

    private record Settings(int slowModeSeconds, boolean enabled, Person by) {}

    private record Part(UUID userId, Person by) {}

    /** @param until null if nobody has said */
    private record Muted(UUID userId, Instant until, Person by) {}

    private NumberedFrames() {}

    static Optional<Shown> shown(Logged logged, RoomState state) {
        return switch (logged.event()) {
            case StreamEvent event -> ofStream(logged, event, state);
            case ChatEvent event -> Optional.of(ofChat(logged, event, state));
            case QuestionEvent event -> Optional.of(ofQuestion(logged, event));
            case ParticipantEvent event -> ofParticipant(logged, event);
        };
    }

    private static Optional<Shown> ofStream(Logged logged, StreamEvent event, RoomState state) {
        return switch (event) {
            case StreamEvent.Created _ -> Optional.empty();
            case StreamEvent.Updated(StreamState stream) -> Optional.of(stream(logged, stream, state));
            case StreamEvent.Started(StreamState stream) -> Optional.of(stream(logged, stream, state));
            case StreamEvent.Stopped(StreamState stream) -> Optional.of(stream(logged, stream, state));
            case StreamEvent.Cancelled(StreamState stream) -> Optional.of(stream(logged, stream, state));
            case StreamEvent.Deleted deleted -> Optional.of(plain(logged, new Deed(deleted.streamId(), deleted.by())));
        };
    }

    private static Shown stream(Logged logged, StreamState stream, RoomState state) {
        return plain(logged, new RoomView(stream, state.viewers(), state.peakViewers()));
    }

    private static Shown plain(Logged logged, Object data) {
        return new Shown(Frames.nameOf(logged), null, data);
    }

    private static Shown ofChat(Logged logged, ChatEvent event, RoomState state) {
        return switch (event) {
            case ChatEvent.Posted posted ->
                new Shown(FrameType.CHAT_POSTED, posted.messageId(), Message.of(logged, posted));
            case ChatEvent.Removed removed ->
                new Shown(FrameType.CHAT_REMOVED, removed.messageId(), new Deed(removed.messageId(), removed.by()));
            case ChatEvent.Pinned pinned -> {
                UUID id = pinned.messageId();
                Message message = state.message(id).orElse(null);
                yield new Shown(FrameType.CHAT_PINNED, id, new PinnedMessage(id, message, pinned.by()));
            }
            case ChatEvent.Unpinned unpinned -> plain(logged, new Deed(null, unpinned.by()));
            case ChatEvent.SettingsChanged changed ->
                plain(logged, new Settings(changed.slowModeSeconds(), changed.enabled(), changed.by()));
            case ChatEvent.Muted muted -> plain(logged, new Muted(muted.userId(), muted.until(), muted.by()));
            case ChatEvent.Unmuted unmuted -> plain(logged, new Part(unmuted.userId(), unmuted.by()));
        };
    }

    private static Shown ofQuestion(Logged logged, QuestionEvent event) {
        return switch (event) {
            case QuestionEvent.Asked asked -> {
                Person author = asked.anonymous() ? null : asked.author();
                yield new Shown(
                        FrameType.QUESTION_ASKED, asked.questionId(), QuestionFrame.asked(logged, asked, author));
            }
            case QuestionEvent.Upvoted voted -> upvotes(voted.questionId(), voted.upvotes());
            case QuestionEvent.UpvoteWithdrawn withdrawn -> upvotes(withdrawn.questionId(), withdrawn.upvotes());
            case QuestionEvent.Answered answered ->
                new Shown(FrameType.QUESTION_ANSWERED, answered.questionId(), QuestionFrame.answered(logged, answered));
            case QuestionEvent.Dismissed(UUID id, Person _) -> plain(logged, QuestionFrame.status(id, "dismissed"));
            case QuestionEvent.Reopened(UUID id, Person _) -> plain(logged, QuestionFrame.status(id, "open"));
            case QuestionEvent.Pinned(UUID id, Person _) -> plain(logged, QuestionFrame.pinned(id, true));
            case QuestionEvent.Unpinned(UUID id, Person _) -> plain(logged, QuestionFrame.pinned(id, false));
            case QuestionEvent.Deleted(UUID id, Person _) ->
                new Shown(FrameType.QUESTION_DELETED, id, QuestionFrame.deleted(id));
        };
    }

    private static Shown upvotes(UUID id, int upvotes) {
        return new Shown(FrameType.QUESTION_UPVOTES, null, QuestionFrame.upvotes(id, upvotes));
    }

    private static Optional<Shown> ofParticipant(Logged logged, ParticipantEvent event) {
        return switch (event) {
            case ParticipantEvent.Removed(UUID user, Person by) -> Optional.of(plain(logged, new Part(user, by)));
            case ParticipantEvent.Readmitted(UUID user, Person by) -> Optional.of(plain(logged, new Part(user, by)));
            case ParticipantEvent.ModeratorNamed(UUID user, Person by) ->
                Optional.of(plain(logged, new Part(user, by)));
            case ParticipantEvent.ModeratorDismissed(UUID user, Person by) ->
                Optional.of(plain(logged, new Part(user, by)));
            case ParticipantEvent.Joined _,
                    ParticipantEvent.Left _,
                    ParticipantEvent.Invited _,
                    ParticipantEvent.Uninvited _ -> Optional.empty();
        };
    }
}
