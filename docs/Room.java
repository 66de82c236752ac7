import module java.net.http;

/**
 * The room of a class in a terminal: shows every frame, sends each line as a message, and comes back where it was when the line is cut.
 * Run it with {@code java docs/Room.java http://localhost:8080 <class> <access token>}; a line that begins with a brace is sent as it is.
 */
final AtomicLong last = new AtomicLong(-1);
final CountDownLatch over = new CountDownLatch(1);
volatile WebSocket socket;

void main(String[] args) throws Exception {
    open(args);
    Thread.ofVirtual().start(() -> {
        new BufferedReader(new InputStreamReader(System.in)).lines().forEach(this::send);
        over.countDown();
    });
    over.await();
}

void open(String[] args) {
    String after = last.get() < 0 ? "" : "?after=" + last.get();
    String token = URLEncoder.encode("quarkus-http-upgrade#Authorization#Bearer " + args[2], StandardCharsets.UTF_8);
    socket = HttpClient.newHttpClient().newWebSocketBuilder()
            .subprotocols("livestream.v1", token.replace("+", "%20"))
            .buildAsync(URI.create(args[0].replaceFirst("http", "ws") + "/api/livestream/" + args[1] + "/room" + after), new WebSocket.Listener() {
                final StringBuilder frame = new StringBuilder();

                public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean whole) {
                    frame.append(part);
                    if (whole) {
                        IO.println(frame);
                        var seq = Pattern.compile("^\\{\"type\":\"[a-z.-]+\",\"seq\":(\\d+)").matcher(frame);
                        last.updateAndGet(known -> seq.find() ? Math.max(known, Long.parseLong(seq.group(1))) : known);
                        frame.setLength(0);
                    }
                    from.request(1);
                    return null;
                }

                public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
                    IO.println("closed: " + code + " " + reason);
                    if (code == 1012 || code == 4008) CompletableFuture.delayedExecutor(3, TimeUnit.SECONDS).execute(() -> open(args));
                    else over.countDown();
                    return null;
                }
            }).join();
}

void send(String line) {
    String text = line.replace("\\", "\\\\").replace("\"", "\\\"");
    socket.sendText(line.startsWith("{") ? line : "{\"type\":\"chat.send\",\"ref\":\"1\",\"text\":\"" + text + "\"}", true);
}
