import module java.net.http;

/** The room of a class in a terminal: shows every frame, says each line that is typed, and comes back where it was when the line is cut. */
final HttpClient client = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
volatile WebSocket socket;
volatile long last = -1, failures;

void main(String[] args) throws Exception {
    Thread.ofVirtual().start(() -> { new BufferedReader(new InputStreamReader(System.in)).lines().forEach(this::say); System.exit(0); });
    for (String end = visit(args); !end.matches("(1008|4001|4003|4004|refused 4).*"); end = visit(args)) {
        var told = Pattern.compile("retry-after-ms=(\\d+)").matcher(end);
        long most = 1000L << Math.min(failures++, 5);
        Thread.sleep(told.find() ? Long.parseLong(told.group(1)) : ThreadLocalRandom.current().nextLong(most / 2, most));
    }
}

String visit(String[] args) {
    var end = new CompletableFuture<String>();
    String token = URLEncoder.encode("quarkus-http-upgrade#Authorization#Bearer " + args[2], StandardCharsets.UTF_8).replace("+", "%20");
    URI room = URI.create(args[0].replaceFirst("http", "ws") + "/api/livestream/" + args[1] + "/room" + (last < 0 ? "" : "?after=" + last));
    try {
        client.newWebSocketBuilder().subprotocols("livestream.v1", token).buildAsync(room, new WebSocket.Listener() {
            final StringBuilder frame = new StringBuilder();
            public void onOpen(WebSocket opened) {
                socket = opened;
                WebSocket.Listener.super.onOpen(opened);
            }
            public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean whole) {
                frame.append(part);
                if (whole) show(frame);
                return WebSocket.Listener.super.onText(from, part, whole);
            }
            public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
                return CompletableFuture.completedStage(end.complete(code + " " + reason));
            }
            public void onError(WebSocket from, Throwable why) {
                end.complete("cut off: " + why);
            }
        }).join();
    } catch (CompletionException e) {
        end.complete(e.getCause() instanceof WebSocketHandshakeException no ? "refused " + no.getResponse().statusCode() : "away: " + e.getCause());
    }
    IO.println("closed: " + end.join());
    return end.join();
}

void show(StringBuilder frame) {
    IO.println(frame);
    var seq = Pattern.compile(last < 0 ? "\"seq\":(\\d+)}}$" : "^\\{\"type\":\"[a-z.-]+\",\"seq\":(\\d+)").matcher(frame);
    if (seq.find()) last = Math.max(last, Long.parseLong(seq.group(1)));
    failures = 0;
    frame.setLength(0);
}

void say(String line) {
    try {
        String chat = "{\"type\":\"chat.send\",\"ref\":\"1\",\"text\":\"" + line.replaceAll("[\\\\\"]", "\\\\$0") + "\"}";
        socket.sendText(line.startsWith("{") ? line : chat, true).join();
    } catch (RuntimeException away) {
        IO.println("not sent: " + line);
    }
}
