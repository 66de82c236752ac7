package io.livestream.gateway.routing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RoutesTest {

    @ParameterizedTest
    @CsvSource({
        "/api/auth/login, AUTH",
        "/api/auth, AUTH",
        "/api/livestream, STREAM",
        "/api/livestream/active, STREAM",
        "/api/livestream/1, STREAM",
        "/api/livestream/1/join, STREAM",
        "/api/livestream/1/participants/2/readmit, STREAM",
        "/api/livestream/1/chat, CHAT",
        "/api/livestream/1/chat/mutes/2, CHAT",
        "/api/livestream/1/room, CHAT",
        "/api/livestream/1/questions, QA",
        "/api/livestream/1/questions/2/upvote, QA",
        "/api/livestream/1/stats, ANALYTICS",
        "/api/livestream/1/stats/attendance, ANALYTICS",
        "/api/livestream/stats/overview, ANALYTICS"
    })
    void eachPathOfTheContractHasItsService(String path, Service service) {
        assertThat(Routes.of(path)).get().extracting(Route::service).isEqualTo(service);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/api/livestream/1/chats", "/api/livestream/1/questionnaire", "/api/livestream/1/room/door"})
    void aPathThatOnlyBeginsLikeAnotherServicesIsTheStreams(String path) {
        assertThat(Routes.of(path)).get().extracting(Route::service).isEqualTo(Service.STREAM);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/q/health",
                "/q",
                "/api",
                "/api/authentic",
                "/api/livestreams",
                "/api/q/metrics",
                "/API/auth"
            })
    void whatIsNotInTheContractReachesNoService(String path) {
        assertThat(Routes.of(path)).isEmpty();
    }

    @Test
    void theKeySetIsAlsoAtTheRoot() {
        assertThat(Routes.of("/.well-known/jwks.json"))
                .contains(new Route(Service.AUTH, "/api/auth/.well-known/jwks.json", null, false));
    }

    @Test
    void theRoomAndTheChatOfOneStreamAreChosenByItsId() {
        assertThat(Routes.of("/api/livestream/7/room").orElseThrow().streamId()).isEqualTo("7");
        assertThat(Routes.of("/api/livestream/7/chat/pin").orElseThrow().streamId())
                .isEqualTo("7");
        assertThat(Routes.of("/api/livestream/7/questions").orElseThrow().streamId())
                .isNull();
    }

    @Test
    void onlyTheRoomMayBecomeASocket() {
        assertThat(Routes.of("/api/livestream/7/room").orElseThrow().room()).isTrue();
        assertThat(Routes.of("/api/livestream/7/chat").orElseThrow().room()).isFalse();
    }
}
