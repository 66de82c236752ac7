package io.livestream.bench.room.fleet;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.ChannelOption;
import io.netty.channel.DefaultSelectStrategyFactory;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.FixedRecvByteBufAllocator;
import io.netty.channel.SelectStrategy;
import io.netty.channel.SelectStrategyFactory;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollChannelOption;
import io.netty.channel.epoll.EpollEventLoopGroup;
import io.netty.channel.epoll.EpollMode;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.util.IntSupplier;
import io.netty.util.ResourceLeakDetector;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.channels.spi.SelectorProvider;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;

/** The threads that all sockets are on: one for those who post, so that listening delays no post, and some for the others. */
public final class Loops implements AutoCloseable {

    /** A backlog is read in large pieces; the buffer is the same one again and again. */
    private static final int READ = 32 * 1024;

    private static final boolean EPOLL = Epoll.isAvailable();
    private static final Duration CONNECT = Duration.ofSeconds(20);
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    /**
     * How long those who listen let frames gather before they look again. Without it a server's write would wake this program for
     * each frame, which costs both of them more than the frame; a machine that is reached by a network card has no such cost.
     */
    private static final Duration GATHERING = Duration.ofNanos(500_000);

    static {
        // It samples allocations, with a stack trace each; here one is made for each frame.
        ResourceLeakDetector.setLevel(ResourceLeakDetector.Level.DISABLED);
    }

    private final EventLoopGroup posting;
    private final EventLoopGroup listening;
    private final List<EventLoop> loops = new ArrayList<>();
    private final List<Receiver> receivers = new ArrayList<>();
    private final List<Long> threads = new ArrayList<>();
    private int run;

    /** One thread for those who post, and so many for the others. */
    public Loops(int count) {
        posting = group(1, DefaultSelectStrategyFactory.INSTANCE);
        listening = group(count, () -> Loops::gatherThenSelect);
        add(posting);
        for (int i = 0; i < count; i++) {
            add(listening);
        }
    }

    private static EventLoopGroup group(int threads, SelectStrategyFactory strategy) {
        ThreadFactory factory = new DefaultThreadFactory("loop", true);
        return EPOLL
                ? new EpollEventLoopGroup(threads, factory, strategy)
                : new NioEventLoopGroup(threads, factory, SelectorProvider.provider(), strategy);
    }

    private static int gatherThenSelect(IntSupplier ready, boolean hasTasks) throws Exception {
        if (hasTasks) {
            return ready.get();
        }
        LockSupport.parkNanos(GATHERING.toNanos());
        return SelectStrategy.SELECT;
    }

    private void add(EventLoopGroup group) {
        EventLoop loop = group.next();
        loops.add(loop);
        receivers.add(new Receiver());
        threads.add(loop.submit(() -> Thread.currentThread().threadId())
                .syncUninterruptibly()
                .getNow());
    }

    /** Whether this machine runs Linux. */
    public static boolean onLinux() {
        return System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("linux");
    }

    /** By what they wait, in words. */
    public String kind() {
        return EPOLL ? "epoll" : "the JDK's selector";
    }

    Bootstrap bootstrap() {
        Bootstrap bootstrap = new Bootstrap()
                .channel(EPOLL ? EpollSocketChannel.class : NioSocketChannel.class)
                .option(ChannelOption.TCP_NODELAY, true)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, (int) CONNECT.toMillis())
                .option(ChannelOption.RCVBUF_ALLOCATOR, new FixedRecvByteBufAllocator(READ));
        if (EPOLL) {
            // The port is chosen when it is known where to, so that the same one can go to several servers.
            bootstrap.option(EpollChannelOption.IP_BIND_ADDRESS_NO_PORT, true);
            // Edge-triggered, each frame would be read twice: once for itself, and once to learn that there is no more.
            bootstrap.option(EpollChannelOption.EPOLL_MODE, EpollMode.LEVEL_TRIGGERED);
        }
        return bootstrap;
    }

    /** The first is that of the posters. */
    List<EventLoop> all() {
        return loops;
    }

    Receiver receiver(int loop) {
        return receivers.get(loop);
    }

    /** Begins a run of its own: what was posted in earlier ones is not measured any more. */
    public int nextRun() {
        run++;
        receivers.forEach(receiver -> receiver.measure(run));
        return run;
    }

    /** The latencies of all since the last time this was asked. */
    public Histogram takeLatencies() {
        Histogram all = Receiver.latencies();
        receivers.forEach(receiver -> all.add(receiver.takeLatencies()));
        return all;
    }

    /** How long a message was the last time, or 0. */
    public int frameLength() {
        return receivers.stream().mapToInt(Receiver::frameLength).max().orElse(0);
    }

    /** The seconds that each loop has computed, that of the posters first. */
    public double[] seconds() {
        return threads.stream()
                .mapToDouble(thread -> THREADS.getThreadCpuTime(thread) / 1e9)
                .toArray();
    }

    @Override
    public void close() {
        posting.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
        listening.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
    }
}
