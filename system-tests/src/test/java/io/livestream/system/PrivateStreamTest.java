package io.livestream.system;

import static io.livestream.system.RunningSuite.STREAMS;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A private stream does not exist for strangers, in any service, and does for the invited, in all. */
@ExtendWith(OnTheSuite.class)
class PrivateStreamTest {

    private static final Map<String, String> TEXT = Map.of("text", "Anybody here?");

    @Test
    void itDoesNotExistForStrangersInAnyService(RunningSuite suite) {
        Account teacher = suite.teacher();
        Account stranger = suite.student();
        String stream = privateClass(teacher);

        List<Reply> replies = attempts(stream).stream()
                .map(attempt -> attempt.apply(stranger))
                .toList();

        assertThat(replies).allSatisfy(reply -> {
            assertThat(reply.status()).isEqualTo(404);
            assertThat(reply.text("code")).isEqualTo("stream-not-found");
        });
        assertThat(stranger.get(STREAMS + "?teacher=" + teacher.id()).items()).isEmpty();
    }

    @Test
    void itIsThereForTheInvitedInEveryService(RunningSuite suite) {
        Account teacher = suite.teacher();
        Account invited = suite.student();
        String stream = privateClass(teacher);

        Reply invitation = teacher.post(stream + "/invitations", Map.of("email", invited.email()));

        assertThat(invitation.status()).isEqualTo(201);
        assertThat(invitation.text("/user/id")).isEqualTo(invited.id());
        assertThat(attempts(stream))
                .allSatisfy(attempt -> assertThat(attempt.apply(invited)).matches(Reply::isGranted));
    }

    /** One reading and one writing call of each service that knows streams. Joining comes first, since others need it. */
    private static List<Function<Account, Reply>> attempts(String stream) {
        return List.of(
                account -> account.get(stream),
                account -> account.post(stream + "/join"),
                account -> account.get(stream + "/chat"),
                account -> account.post(stream + "/chat", TEXT),
                account -> account.get(stream + "/questions"),
                account -> account.post(stream + "/questions", TEXT),
                account -> account.get(stream + "/stats"));
    }

    private static String privateClass(Account teacher) {
        String stream = STREAMS
                + teacher.post(STREAMS, Map.of("title", "Behind closed doors", "visibility", "private"))
                        .granted()
                        .text("id");
        teacher.post(stream + "/start").granted();
        return stream;
    }
}
