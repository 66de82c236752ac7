package io.livestream.system;

import java.util.Map;

/** Somebody with an account who is logged in. */
public record Account(String id, String email, String password, Client client, String refreshToken) {

    Reply get(String path) {
        return client.get(path);
    }

    Reply delete(String path) {
        return client.delete(path);
    }

    Reply post(String path) {
        return client.post(path);
    }

    public Reply post(String path, Map<String, ?> body) {
        return client.post(path, body);
    }

    Reply put(String path) {
        return client.put(path);
    }

    Reply put(String path, Map<String, ?> body) {
        return client.put(path, body);
    }

    /** The same person, for requests that bear one more header. */
    Client with(String header, String value) {
        return client.with(header, value);
    }
}
