package io.livestream.gateway.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestTargetTest {

    @ParameterizedTest
    @CsvSource({
        "/, /, ''",
        "/api/livestream/, /api/livestream, ''",
        "/api/livestream, /api/livestream, ''",
        "/api/livestream/?limit=3, /api/livestream, ?limit=3",
        "/.well-known/jwks.json, /.well-known/jwks.json, ''",
        "/api/livestream/a%20b, /api/livestream/a%20b, ''",
        "/api/livestream/%C3%BC?q=%F0%9F%91%8F, /api/livestream/%C3%BC, ?q=%F0%9F%91%8F"
    })
    void aPlainTargetIsItsPathWithoutTrailingSlashAndItsQuery(String target, String path, String query)
            throws MalformedTarget {
        assertThat(RequestTarget.parse(target)).isEqualTo(new RequestTarget(path, query));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/../q/health",
                "/api/auth/..",
                "/api/./auth",
                "/api//auth",
                "//evil.example/api",
                "/api/auth//",
                "/api/%2e%2e/q/health",
                "/api/%2E./q",
                "/api%2fauth",
                "/api/auth%5c..%5cq",
                "/api/auth\\..\\q",
                "/api/auth%00",
                "/api/auth%0d%0aSet-Cookie:x",
                "/api/auth%252e%252e",
                "/api/auth;x=1/login",
                "/api/auth%3bx",
                "/api/auth%zz",
                "/api/auth%4",
                "/api/auth%ff",
                "/api/auth%c0%ae",
                "/api/\u00fc",
                "/api/auth%",
                "http://localhost/api/auth",
                "*",
                "",
                "api/auth"
            })
    void aPathThatTwoReadersCouldReadInTwoWaysIsRefused(String target) {
        assertThatThrownBy(() -> RequestTarget.parse(target)).isInstanceOf(MalformedTarget.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api?q=%00", "/api?q=%", "/api?q=%g0", "/api?q=%ff", "/api?q=\u00fc", "/api?q=a b"})
    void aQueryThatCannotBeDecodedIsRefused(String target) {
        assertThatThrownBy(() -> RequestTarget.parse(target)).isInstanceOf(MalformedTarget.class);
    }

    @Test
    void aQueryMayHoldWhatAPathMayNot() throws MalformedTarget {
        assertThat(RequestTarget.parse("/api?q=..%2F%5c%0A//").query()).isEqualTo("?q=..%2F%5c%0A//");
    }
}
