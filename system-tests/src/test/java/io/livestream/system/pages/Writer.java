package io.livestream.system.pages;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.APIRequestContext;
import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.options.RequestOptions;
import java.util.Map;

/** A teacher who writes more messages than one would type: they are numbered, and go through the API. */
final class Writer {

    private final APIRequestContext http;
    private final String path;
    private final String token;
    private int written;

    /** @param person who has an account under this address, and whose class it is */
    Writer(Person person, String email, String gateway, String classAddress) {
        http = person.page.request();
        path = gateway + "/api/livestream" + classAddress.substring(classAddress.lastIndexOf('/')) + "/chat";
        token = logIn(gateway, email);
    }

    /** Returns when all of them are taken. */
    void writes(int messages) {
        for (int i = 0; i < messages; i++) {
            Map<String, ?> body = Map.of("text", "Message " + ++written);
            granted(http.post(
                    path,
                    RequestOptions.create()
                            .setHeader("Authorization", "Bearer " + token)
                            .setData(body)));
        }
    }

    /** The text of the newest. */
    String newest() {
        return "Message " + written;
    }

    private String logIn(String gateway, String email) {
        Map<String, ?> body = Map.of("email", email, "password", Person.PASSWORD);
        String tokens = granted(
                http.post(gateway + "/api/auth/login", RequestOptions.create().setData(body)));
        try {
            return new ObjectMapper().readTree(tokens).get("access_token").textValue();
        } catch (JsonProcessingException e) {
            throw new AssertionError(tokens, e);
        }
    }

    private static String granted(APIResponse response) {
        if (!response.ok()) {
            throw new AssertionError("answered " + response.status() + " " + response.text());
        }
        return response.text();
    }
}
