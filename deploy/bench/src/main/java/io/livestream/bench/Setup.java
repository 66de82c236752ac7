package io.livestream.bench;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/** What must be there before anything is measured, made through the API, several things at once. */
public final class Setup {

    private static final int AT_ONCE = 8;

    private Setup() {}

    /** One of many calls that differ by their number; returns what later ones need of the reply. */
    public interface Step {

        String take(Api api, int i) throws IOException;
    }

    /** @return the access token */
    public static String signUp(URI gateway, String role, String name) throws IOException {
        String credentials = "\"email\":\"%s@bench.example\",\"password\":\"of %s, long enough\"".formatted(name, name);
        try (Api api = new Api(gateway)) {
            String account = "{%s,\"displayName\":\"%s\",\"role\":\"%s\"}".formatted(credentials, name, role);
            api.post("/api/auth/register", "", account);
            return Api.text(api.post("/api/auth/login", "", "{" + credentials + "}"), "access_token");
        }
    }

    /** Takes that many steps, several at once, and returns their results in order. */
    public static List<String> each(URI gateway, int count, Step step) throws Exception {
        List<String> results = new ArrayList<>(count);
        try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
            List<Future<List<String>>> shares = IntStream.range(0, AT_ONCE)
                    .mapToObj(share -> threads.submit(() -> share(gateway, share, count, step)))
                    .toList();
            List<List<String>> done = new ArrayList<>();
            for (Future<List<String>> share : shares) {
                done.add(share.get());
            }
            for (int i = 0; i < count; i++) {
                results.add(done.get(i % AT_ONCE).get(i / AT_ONCE));
            }
            return results;
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
    }

    private static List<String> share(URI gateway, int share, int count, Step step) throws IOException {
        List<String> results = new ArrayList<>();
        try (Api api = new Api(gateway)) {
            for (int i = share; i < count; i += AT_ONCE) {
                results.add(step.take(api, i));
            }
        }
        return results;
    }
}
