package io.livestream.bench.room;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.FixedRecvByteBufAllocator;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollChannelOption;
import io.netty.channel.epoll.EpollEventLoopGroup;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/** The threads that all sockets are on: one for those who post, so that listening delays no post, and some for the others. */
final class Loops implements AutoCloseable {

    /** A backlog is read in large pieces; the buffer is the same one again and again. */
    private static final int READ = 32 * 1024;

    private static final Duration CONNECT = Duration.ofSeconds(20);
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final EventLoopGroup group;
    private final List<EventLoop> loops = new ArrayList<>();
    private final List<Receiver> receivers = new ArrayList<>();
    private final List<Long> threads = new ArrayList<>();
    private int run;

    Loops(int listening) {
        group = Epoll.isAvailable() ? new EpollEventLoopGroup(listening + 1) : new NioEventLoopGroup(listening + 1);
        for (int i = 0; i <= listening; i++) {
            EventLoop loop = group.next();
            loops.add(loop);
            receivers.add(new Receiver());
            threads.add(loop.submit(() -> Thread.currentThread().threadId())
                    .syncUninterruptibly()
                    .getNow());
        }
    }

    static boolean onLinux() {
        return System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("linux");
    }

    String kind() {
        return Epoll.isAvailable() ? "epoll" : "the JDK's selector";
    }

    Bootstrap bootstrap() {
        Bootstrap bootstrap = new Bootstrap()
                .channel(Epoll.isAvailable() ? EpollSocketChannel.class : NioSocketChannel.class)
                .option(ChannelOption.TCP_NODELAY, true)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, (int) CONNECT.toMillis())
                .option(ChannelOption.RCVBUF_ALLOCATOR, new FixedRecvByteBufAllocator(READ));
        // The port is chosen when it is known where to, so that the same one can go to several servers.
        return Epoll.isAvailable() ? bootstrap.option(EpollChannelOption.IP_BIND_ADDRESS_NO_PORT, true) : bootstrap;
    }

    /** The first is that of the posters. */
    List<EventLoop> all() {
        return loops;
    }

    Receiver receiver(int loop) {
        return receivers.get(loop);
    }

    /** Begins a run of its own: what was posted in earlier ones is not measured any more. */
    int nextRun() {
        run++;
        receivers.forEach(receiver -> receiver.measure(run));
        return run;
    }

    /** The latencies of all since the last time this was asked. */
    Histogram takeLatencies() {
        Histogram all = Receiver.latencies();
        receivers.forEach(receiver -> all.add(receiver.takeLatencies()));
        return all;
    }

    /** How long a message was the last time, or 0. */
    int frameLength() {
        return receivers.stream().mapToInt(Receiver::frameLength).max().orElse(0);
    }

    /** The seconds that each loop has computed. */
    double[] seconds() {
        return threads.stream()
                .mapToDouble(thread -> THREADS.getThreadCpuTime(thread) / 1e9)
                .toArray();
    }

    @Override
    public void close() {
        group.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
    }
}
