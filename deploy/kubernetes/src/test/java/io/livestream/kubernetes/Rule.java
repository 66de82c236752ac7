package io.livestream.kubernetes;

import java.util.stream.Stream;

/** What must hold of every overlay. */
@FunctionalInterface
interface Rule {

    /** A sentence for each place where it is broken. */
    Stream<String> broken(Overlay overlay);

    /** A rule about each Deployment by itself. */
    static Rule ofEach(RuleOfOne rule) {
        return overlay -> overlay.workloads()
                .flatMap(workload -> rule.broken(workload).map(broken -> workload.name() + ": " + broken));
    }

    /** A rule about all that makes pods. */
    static Rule ofEachPod(RuleOfOne rule) {
        return overlay -> overlay.pods().flatMap(pod -> rule.broken(pod).map(broken -> pod.name() + ": " + broken));
    }

    /** What must hold of each Deployment. */
    @FunctionalInterface
    interface RuleOfOne {
        Stream<String> broken(Workload workload);
    }

    /** Nothing, or the one sentence. */
    static Stream<String> unless(boolean holds, String sentence, Object... arguments) {
        return holds ? Stream.empty() : Stream.of(sentence.formatted(arguments));
    }
}
