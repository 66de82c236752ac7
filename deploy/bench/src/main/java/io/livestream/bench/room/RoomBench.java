package io.livestream.bench.room;

import io.livestream.bench.Processes;
import io.livestream.bench.room.fleet.Fleet;
import io.livestream.bench.room.fleet.Loops;
import io.livestream.bench.room.fleet.Wire;
import io.livestream.bench.room.frame.Lookalike;
import io.livestream.bench.room.report.Console;
import io.livestream.bench.room.report.FanOutReport;
import io.livestream.bench.room.report.RoomReport;
import io.livestream.bench.room.scenario.Cut;
import io.livestream.bench.room.scenario.FanOut;
import io.livestream.bench.room.scenario.Idle;
import io.livestream.bench.room.scenario.RoomSettings;
import io.livestream.bench.room.server.FloorServer;
import io.livestream.bench.room.server.FloorWire;
import io.livestream.bench.room.server.NatsServer;
import io.livestream.bench.room.server.NatsWire;
import io.livestream.bench.room.server.RoomWire;
import io.livestream.bench.room.server.ServerProcess;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Measures the room socket of a running suite: fanning out, holding idle sockets, coming back after a cut. Beside it, in the same
 * run, the least that fanning out can cost on this machine and what nats-server takes for it.
 */
public final class RoomBench {

    private static final String CHAT = "chat";
    /** For those who compare servers that know no accounts. */
    private static final List<String> NOBODY = List.of("");

    private final RoomSettings settings;
    private final RoomReport report;
    private final FanOutReport fanOutReport;
    private final Processes processes;
    private final Loops loops;
    private final List<FanOut.Step> steps = new ArrayList<>();
    private boolean clean = true;

    private RoomBench(RoomSettings settings, Loops loops) throws IOException {
        this.settings = settings;
        Console console = new Console(System.out);
        this.report = new RoomReport(settings, console);
        this.fanOutReport = new FanOutReport(console);
        this.processes = new Processes(settings.run());
        this.loops = loops;
    }

    public static void main(String[] words) throws Exception {
        boolean clean;
        try {
            RoomSettings settings = RoomSettings.parse(words);
            try (Loops loops = new Loops(settings.loops())) {
                clean = new RoomBench(settings, loops).measure();
            }
        } catch (IllegalArgumentException | IllegalStateException | IOException e) {
            System.err.println(e.getMessage());
            System.exit(2);
            return;
        }
        System.exit(clean ? 0 : 1);
    }

    private boolean measure() throws Exception {
        Limits.require("This program", ProcessHandle.current().pid(), settings.mostSockets());
        report.begin(loops.kind());
        if (settings.needsSuite()) {
            measureSuite();
        }
        if (settings.measures(RoomSettings.FLOOR)) {
            compare("floor", FloorServer.start(), "there is no C compiler here (gcc), or this is not Linux");
        }
        if (settings.measures(RoomSettings.NATS)) {
            compare("nats", NatsServer.start(), "there is no nats-server here (Debian: apt-get install nats-server)");
        }
        if (!steps.isEmpty()) {
            fanOutReport.processors(steps);
            fanOutReport.ratios(steps);
        }
        return clean;
    }

    private void measureSuite() throws Exception {
        ProcessHandle chat = part(CHAT);
        Limits.require("chat-service", chat.pid(), settings.mostSockets());
        if (!settings.direct()) {
            Limits.require("gateway", part("gateway").pid(), settings.mostSockets());
        }
        report.say("Making %d accounts and a class".formatted(settings.students()));
        try (MeasuredClass measured = MeasuredClass.open(settings.gateway(), settings.students())) {
            RoomWire wire = new RoomWire(server(), measured.room(), settings.posters());
            Idle.Opener opener = size -> new Fleet(wire, loops, measured.students(), size);
            measured.join();
            if (settings.measures(RoomSettings.IDLE)) {
                report.idle(new Idle(settings).run(opener, chat, processes));
                measured.join();
            }
            if (settings.measures(RoomSettings.FAN_OUT) || settings.measures(RoomSettings.CUT)) {
                try (Fleet fleet = opener.fleet(settings.sockets())) {
                    measurePosting(fleet);
                }
            }
        }
    }

    private void measurePosting(Fleet fleet) throws Exception {
        fleet.open();
        report.notOpened(fleet);
        if (settings.measures(RoomSettings.FAN_OUT)) {
            fanOut(
                    CHAT,
                    settings.direct() ? "The room, at chat-service itself" : "The room, through the gateway",
                    fleet,
                    processes);
        }
        if (settings.measures(RoomSettings.CUT)) {
            Cut.Return result = new Cut(settings).run(fleet, processes);
            report.cut(result);
            clean &= result.faults().areNone() && result.back() == result.cut();
        }
    }

    private void fanOut(String server, String title, Fleet fleet, Processes all) throws Exception {
        fanOutReport.begin(title, fleet.openCount());
        List<FanOut.Step> found = new FanOut(settings, fanOutReport).run(server, fleet, all);
        clean &= found.stream().allMatch(step -> step.faults().areNone());
        steps.addAll(found);
    }

    /** The same messages, as long as those of the room were if it was measured before. */
    private void compare(String name, Optional<ServerProcess> started, String otherwise) throws Exception {
        if (started.isEmpty()) {
            report.say("%nNot compared with %s: %s".formatted(name, otherwise));
            return;
        }
        try (ServerProcess server = started.get()) {
            Limits.require(name, server.process().pid(), settings.sockets());
            Lookalike messages = new Lookalike(loops.frameLength(), settings.text());
            Wire wire = name.equals("floor")
                    ? new FloorWire(server.address(), messages)
                    : new NatsWire(server.address(), messages);
            try (Fleet fleet = new Fleet(wire, loops, NOBODY, settings.sockets())) {
                fleet.open();
                report.notOpened(fleet);
                Processes all = Processes.none().with(name, server.process().toHandle());
                fanOut(name, name.equals("floor") ? "The floor: one write for each" : "nats-server", fleet, all);
            }
        }
    }

    private ProcessHandle part(String name) {
        return processes
                .part(name)
                .orElseThrow(() -> new IllegalStateException(
                        "%s does not run, or not on this machine: there is no note of it in %s"
                                .formatted(name, settings.run())));
    }

    private URI server() throws IOException {
        if (!settings.direct()) {
            return settings.gateway();
        }
        Path file = settings.run().resolve("chat-service.pid");
        Optional<String> port = Files.exists(file) ? Processes.noted(file, "port") : Optional.empty();
        return URI.create(
                "http://127.0.0.1:" + port.orElseThrow(() -> new IllegalStateException("No port in " + file)));
    }
}
