package io.livestream.gateway.stub;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;

/** A viewer's side of a room socket. Asked to close, it answers as browsers do. */
public final class SocketClient implements WebSocket.Listener {

    private final List<String> texts = new CopyOnWriteArrayList<>();
    private final StringBuilder part = new StringBuilder();
    private volatile String closeReason;
    private volatile int closeCode;
    private WebSocket socket;

    private SocketClient() {}

    public static SocketClient open(int port, String stream) {
        SocketClient client = new SocketClient();
        client.socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .subprotocols("livestream.v1", "quarkus-http-upgrade%23Authorization%23Bearer%20x")
                .buildAsync(URI.create("ws://127.0.0.1:" + port + "/api/livestream/" + stream + "/room"), client)
                .join();
        return client;
    }

    public void say(String text) {
        socket.sendText(text, true).join();
    }

    public List<String> texts() {
        return texts;
    }

    /** 0 as long as it is open. */
    public int closeCode() {
        return closeCode;
    }

    public String closeReason() {
        return closeReason;
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        part.append(data);
        if (last) {
            texts.add(part.toString());
            part.setLength(0);
        }
        from.request(1);
        return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        closeReason = reason;
        closeCode = code;
        return null;
    }
}
