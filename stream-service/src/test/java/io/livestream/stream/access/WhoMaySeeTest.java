package io.livestream.stream.access;

import static io.livestream.stream.Lessons.fields;
import static io.livestream.stream.Lessons.path;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.livestream.platform.audience.Standing;
import io.livestream.platform.caller.Caller;
import io.livestream.platform.event.AccountRole;
import io.livestream.platform.event.Visibility;
import io.livestream.platform.sql.Sql;
import io.livestream.stream.Lessons;
import io.livestream.testing.As;
import io.livestream.testing.Classroom;
import io.livestream.testing.TestUser;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What {@link Standing} says of one caller, {@link WhoMaySee} says of many. Both are asked here about everybody in every stream. */
@QuarkusTest
class WhoMaySeeTest {

    private final TestUser owner = As.teacher();
    private final TestUser admin = As.admin();
    private final TestUser moderator = As.student();
    private final TestUser invited = As.student();
    private final TestUser invitedByAddress = As.student();
    private final TestUser stranger = As.student();
    private final List<TestUser> everybody = List.of(owner, admin, moderator, invited, invitedByAddress, stranger);

    @Inject
    StreamAccess access;

    @Inject
    Sql sql;

    @ParameterizedTest
    @EnumSource(Visibility.class)
    void oneAndManyAreJudgedAlike(Visibility visibility) {
        UUID streamId = everybodyIsIn();
        sql.update("update live_streams set visibility = ? where id = ?", visibility, streamId);

        for (TestUser person : everybody) {
            Standing standing = access.find(streamId, caller(person)).orElseThrow();
            boolean listed = standing.maySee() && (visibility != Visibility.UNLISTED || standing.mayOwn());
            assertThat(isListed(streamId, person))
                    .as("in the list of %s", person)
                    .isEqualTo(listed);
            assertThat(isStranger(streamId, person)).as("%s let go", person).isEqualTo(!standing.maySee());
            assertThat(standing.maySee()).isEqualTo(person != stranger || visibility != Visibility.PRIVATE);
        }
    }

    private UUID everybodyIsIn() {
        UUID streamId = Lessons.live(owner);
        Classroom.account(admin, "admin", false);
        Classroom.account(moderator, "student", false);
        Classroom.account(invited, "student", false);
        await().until(() -> isKnown(admin) && isKnown(moderator) && isKnown(invited));
        Lessons.joined(streamId, everybody.toArray(TestUser[]::new));
        owner.request()
                .put(path(streamId, "/moderators/" + moderator.id()))
                .then()
                .statusCode(204);
        invite(streamId, "userId", invited.id().toString());
        invite(streamId, "email", invitedByAddress.email());
        return streamId;
    }

    private boolean isKnown(TestUser person) {
        return sql.first("select id from people where id = ?", row -> row.uuid("id"), person.id())
                .isPresent();
    }

    private void invite(UUID streamId, String by, String whom) {
        owner.request()
                .body(fields(by, whom))
                .post(path(streamId, "/invitations"))
                .then()
                .statusCode(201);
    }

    private boolean isListed(UUID streamId, TestUser person) {
        List<String> ids = person.request()
                .queryParam("teacher", owner.id())
                .get(Lessons.STREAMS)
                .path("items.id");
        return ids.contains(streamId.toString());
    }

    private boolean isStranger(UUID streamId, TestUser person) {
        return sql.first(
                        "select p.user_id from stream_participants p where p.stream_id = ? and p.user_id = ? and "
                                + WhoMaySee.STRANGER,
                        row -> row.uuid("user_id"),
                        streamId,
                        person.id())
                .isPresent();
    }

    private Caller caller(TestUser person) {
        AccountRole role = person == admin ? AccountRole.ADMIN : AccountRole.STUDENT;
        return new Caller(person.id(), person.displayName(), person.email(), Set.of(role));
    }
}
