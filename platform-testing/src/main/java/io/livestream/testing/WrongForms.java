package io.livestream.testing;

import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * What every operation answers to a request whose form is wrong, whoever wrote it: a problem document with the status that says what is
 * wrong, and nothing has happened.
 */
final class WrongForms {

    private static final String JSON = "application/json";
    private static final String PROBLEM = "application/problem+json";
    private static final Set<String> METHODS = Set.of("GET", "POST", "PUT", "PATCH", "DELETE");
    /** One level more than is read. */
    private static final String TOO_DEEP = "{\"a\":%s%s}".formatted("[".repeat(1_000), "]".repeat(1_000));

    private final Map<Operation, Map<String, Object>> described;
    private final List<String> faults = new ArrayList<>();

    private WrongForms(Map<Operation, Map<String, Object>> described) {
        this.described = described;
    }

    /** What is wrong with the answers of this operation, asked by the owner. */
    static List<String> faults(
            Operation operation, Map<Operation, Map<String, Object>> described, Situation situation) {
        WrongForms forms = new WrongForms(described);
        forms.ask(operation, () -> situation.request(Part.OWNER, operation));
        return forms.faults;
    }

    private void ask(Operation operation, Supplier<RequestSpecification> request) {
        Map<String, Object> description = described.get(operation);
        if (repliesWithJson(description)) {
            expect(406, operation, "accepting a page", request.get().accept("text/html"));
        }
        if (readsJson(description)) {
            expect(415, operation, "sending text", sending(request.get(), "text/plain"));
            expect(415, operation, "sending what has no media type", sending(request.get(), "nothing"));
            expect(400, operation, "sending what is too deep", request.get().body(TOO_DEEP));
        }
        Set<String> answered = answeredAt(operation);
        for (String method : new TreeSet<>(METHODS)) {
            if (!answered.contains(method)) {
                Response reply =
                        expect(405, new Operation(method, operation.path()), "which is not there", request.get());
                expectAllowed(reply, answered, method + " " + operation.path());
            }
        }
    }

    private static RequestSpecification sending(RequestSpecification request, String mediaType) {
        return request.config(RestAssured.config()
                        .encoderConfig(EncoderConfig.encoderConfig().encodeContentTypeAs(mediaType, ContentType.TEXT)))
                .contentType(mediaType)
                .body("{}");
    }

    private Response expect(int status, Operation operation, String form, RequestSpecification request) {
        Response reply = request.request(operation.method(), operation.path());
        if (reply.statusCode() != status || !PROBLEM.equals(reply.contentType())) {
            faults.add("%s, %s: expected %d and a problem document, was %d %s %s"
                    .formatted(
                            operation,
                            form,
                            status,
                            reply.statusCode(),
                            reply.contentType(),
                            AccessMatrix.brief(reply)));
        }
        return reply;
    }

    private void expectAllowed(Response reply, Set<String> answered, String what) {
        Set<String> allowed = new TreeSet<>(answered);
        allowed.add("OPTIONS");
        if (answered.contains("GET")) {
            allowed.add("HEAD");
        }
        if (reply.statusCode() == 405 && !String.join(", ", allowed).equals(reply.header("Allow"))) {
            faults.add("%s: expected Allow: %s, was %s".formatted(what, allowed, reply.header("Allow")));
        }
    }

    /** The methods of all addresses to which this one fits: {@code /chat/pin} is a {@code /chat/{messageId}}, too. */
    private Set<String> answeredAt(Operation operation) {
        return described.keySet().stream()
                .filter(other -> fits(operation.path().split("/"), other.path().split("/")))
                .map(Operation::method)
                .collect(Collectors.toSet());
    }

    private static boolean fits(String[] path, String[] pattern) {
        if (path.length != pattern.length) {
            return false;
        }
        for (int i = 0; i < path.length; i++) {
            if (!pattern[i].startsWith("{") && !pattern[i].equals(path[i])) {
                return false;
            }
        }
        return true;
    }

    private static boolean repliesWithJson(Map<String, Object> description) {
        return description.get("responses") instanceof Map<?, ?> replies
                && replies.entrySet().stream()
                        .anyMatch(reply -> reply.getKey().toString().startsWith("2") && holdsJson(reply.getValue()));
    }

    private static boolean readsJson(Map<String, Object> description) {
        return holdsJson(description.get("requestBody"));
    }

    private static boolean holdsJson(Object part) {
        return part instanceof Map<?, ?> members
                && members.get("content") instanceof Map<?, ?> content
                && content.containsKey(JSON);
    }
}
