package io.livestream.bench.room.fleet;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ToLongFunction;

/** All sockets to one server: those who post first, on a thread of their own, then those who only listen. */
public final class Fleet implements AutoCloseable {

    private final Wire wire;
    private final Loops loops;
    private final List<Member> members = new ArrayList<>();
    private final int posters;
    private final Bootstrap bootstrap;
    private final Opening opening = new Opening(this);
    private final AtomicInteger open = new AtomicInteger();
    private final AtomicInteger reloads = new AtomicInteger();
    private final AtomicInteger posts = new AtomicInteger();
    private final Map<String, Integer> closings = new ConcurrentHashMap<>();
    private volatile Posting posting;
    private volatile ComingBack comingBack;
    private volatile boolean closed;

    /** @param tokens of the accounts, which the members share */
    public Fleet(Wire wire, Loops loops, List<String> tokens, int size) {
        this.wire = wire;
        this.loops = loops;
        this.posters = Math.min(wire.posters(), size);
        this.bootstrap = loops.bootstrap().remoteAddress(wire.address());
        int listening = loops.all().size() - 1;
        for (int i = 0; i < size; i++) {
            int loop = i < posters ? 0 : 1 + i % listening;
            members.add(new Member(
                    i,
                    tokens.get(i % tokens.size()),
                    loops.all().get(loop),
                    loops.receiver(loop),
                    new Sequence(posters),
                    Addresses.sourceOf(i, wire.address())));
        }
    }

    /** Opens whatever is not open; those who were in the room before come back to their place. */
    public void open() throws InterruptedException {
        opening.open(members);
    }

    void connect(Member member) {
        ChannelFuture connecting = bootstrap
                .clone(member.loop)
                .localAddress(member.source)
                .handler(wire.connection(member, this))
                .connect();
        connecting.addListener(done -> {
            if (!done.isSuccess()) {
                ended(
                        member,
                        connecting.channel(),
                        false,
                        "cannot be reached: " + done.cause().getMessage());
            }
        });
    }

    /** All connections are reset at once, as by a gateway that dies. Those who post stay. */
    public void cut(ComingBack how) {
        comingBack = how;
        for (Member member : members.subList(posters, members.size())) {
            member.loop.execute(() -> reset(member, how));
        }
    }

    private void reset(Member member, ComingBack how) {
        Channel channel = member.channel;
        if (channel != null) {
            gone(member);
            channel.config().setOption(ChannelOption.SO_LINGER, 0);
            channel.close();
            how.leave(member);
        }
    }

    /** Comes back as one of those, unless that is over. */
    void comeBack(Member member, ComingBack how) {
        if (comingBack == how) {
            connect(member);
        }
    }

    /** Nobody who is cut off comes back any more. */
    public void nobodyComesBack() {
        comingBack = null;
    }

    void postedBy(Posting who) {
        posting = who;
    }

    // --- what connections tell, each from the loop of its member ---

    void opened(Member member, Channel channel) {
        if (closed) {
            channel.close();
            return;
        }
        member.channel = channel;
        open.incrementAndGet();
        opening.tried(member);
        ComingBack back = comingBack;
        if (back != null) {
            back.opened(member);
        }
    }

    void ended(Member member, Channel channel, boolean wasOpen, String reason) {
        if (wasOpen && member.channel != channel) {
            return;
        }
        if (wasOpen) {
            closings.merge(reason, 1, Integer::sum);
            gone(member);
        } else {
            opening.refused(reason);
            opening.tried(member);
        }
        ComingBack back = comingBack;
        if (back != null) {
            back.again(member);
        }
    }

    private void gone(Member member) {
        member.channel = null;
        open.decrementAndGet();
    }

    void received(Member member, long sentAt, int length) {
        ComingBack back = comingBack;
        if (member.missed == null) {
            member.receiver.received(sentAt, length);
        } else if (back != null) {
            back.received(member);
        }
    }

    void acknowledged(Member poster) {
        posting.acknowledged(poster.number);
    }

    void refused(String code) {
        posting.refused(code);
    }

    void toldToReload() {
        reloads.incrementAndGet();
    }

    // --- what is asked from outside ---

    /** How many sockets there are to be. */
    public int size() {
        return members.size();
    }

    /** How many sockets are open now. */
    public int openCount() {
        return open.get();
    }

    Wire wire() {
        return wire;
    }

    /** The threads that its sockets are on. */
    public Loops loops() {
        return loops;
    }

    /** How many are open now beside those who post. */
    public int openListeners() {
        return openCount() - posters;
    }

    /** Those who post. Their event loop is the first. */
    List<Member> posters() {
        return members.subList(0, posters);
    }

    /** Grows with each post, also from one run to the next. */
    int nextPost() {
        return posts.incrementAndGet();
    }

    int reloads() {
        return reloads.get();
    }

    /** Reasons for which sockets were not opened, since the last opening began. */
    public Map<String, Integer> refusals() {
        return opening.refusals();
    }

    /** Reasons for which open sockets ended that nobody here closed. */
    Map<String, Integer> closings() {
        return new TreeMap<>(closings);
    }

    /** The sum over all members that are open. */
    long sum(ToLongFunction<Member> what) {
        return loops.all().stream()
                .map(loop -> loop.submit(() -> members.stream()
                        .filter(member -> member.loop == loop && member.isOpen())
                        .mapToLong(what)
                        .sum()))
                .toList()
                .stream()
                .mapToLong(sum -> sum.syncUninterruptibly().getNow())
                .sum();
    }

    @Override
    public void close() {
        comingBack = null;
        closed = true;
        loops.all().stream()
                .map(loop -> loop.submit(() -> members.stream()
                        .filter(member -> member.loop == loop && member.isOpen())
                        .toList()
                        .forEach(member -> {
                            Channel channel = member.channel;
                            gone(member);
                            channel.close();
                        })))
                .toList()
                .forEach(closing -> closing.syncUninterruptibly());
    }
}
