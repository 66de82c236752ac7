package io.livestream.kubernetes;

import static io.livestream.kubernetes.Spoil.delete;
import static io.livestream.kubernetes.Spoil.generated;
import static io.livestream.kubernetes.Spoil.remove;
import static io.livestream.kubernetes.Spoil.set;

import java.util.List;

/** A log that is not copied, or by somebody who may do more than that. */
final class ArchiveFaults {

    private static final String JOB = "/spec/jobTemplate/spec/template/spec";
    private static final String RUNS = JOB + "/containers/0";

    static final List<Fault> ALL = List.of(
            new Fault(
                    "a log that is copied each month",
                    "the log is copied each day",
                    "log-archive: does not run each day",
                    set("CronJob", "log-archive", "/spec/schedule", "30 3 1 * *")),
            new Fault(
                    "two copies at once",
                    "the log is copied each day",
                    "log-archive: may write to the same files twice",
                    remove("CronJob", "log-archive", "/spec/concurrencyPolicy")),
            new Fault(
                    "a copy that is put off",
                    "the log is copied each day",
                    "log-archive: is put off",
                    set("CronJob", "log-archive", "/spec/suspend", true)),
            new Fault(
                    "a log that is replaced each day",
                    "the log is copied each day",
                    "log-archive: does not save",
                    set("CronJob", "log-archive", RUNS + "/args/0", "replace")),
            new Fault(
                    "a copy into nothing",
                    "the log is copied each day",
                    "log-archive: says to the tool",
                    remove("CronJob", "log-archive", RUNS + "/args/2")),
            new Fault(
                    "settings that are not mounted",
                    "the log is copied each day",
                    "/etc/livestream/client.properties is not mounted",
                    remove("CronJob", "log-archive", RUNS + "/volumeMounts/2")),
            new Fault(
                    "a copy that goes with its pod",
                    "the log is copied each day",
                    "/archive does not stay",
                    remove("CronJob", "log-archive", JOB + "/volumes/1/persistentVolumeClaim")),
            new Fault(
                    "a volume that nobody asks for",
                    "the log is copied each day",
                    "/archive does not stay",
                    delete("PersistentVolumeClaim", "log-archive")),
            new Fault(
                    "another broker than the services'",
                    "who copies the log finds the broker as the services do",
                    "log-archive: KAFKA_BOOTSTRAP_SERVERS is kafka:9092",
                    overlay -> set(
                                    "ConfigMap",
                                    generated(overlay, "log-archive-client"),
                                    "/data/client.properties",
                                    "bootstrap.servers=kafka:9092")
                            .apply(overlay)),
            new Fault(
                    "an archive that may write the log",
                    "services may touch the topics that they touch",
                    "log-archive may write livestream.events and does not",
                    set("KafkaUser", "log-archive", "/spec/authorization/acls/1/operations/1", "Write")),
            new Fault(
                    "an archive that may delete the log",
                    "services may touch the topics that they touch",
                    "log-archive may more than read and write",
                    set("KafkaUser", "log-archive", "/spec/authorization/acls/1/operations/1", "Delete")),
            new Fault(
                    "an archive that may not read the log",
                    "services may touch the topics that they touch",
                    "log-archive must read livestream.events and may not",
                    remove("KafkaUser", "log-archive", "/spec/authorization/acls/1")),
            new Fault(
                    "an archive that reads what it does not copy",
                    "services may touch the topics that they touch",
                    "log-archive may read livestream.presence and does not",
                    set("KafkaUser", "log-archive", "/spec/authorization/acls/0/resource/name", "livestream.presence")),
            new Fault(
                    "rights of an archive that is not there",
                    "services may touch the topics that they touch",
                    "nobody is the user log-archive",
                    delete("CronJob", "log-archive")),
            new Fault(
                    "an archive that runs as root",
                    "nothing runs as root",
                    "log-archive: runs as root",
                    set("CronJob", "log-archive", RUNS + "/securityContext/runAsUser", 0)),
            new Fault(
                    "an archive with privileges",
                    "nothing has privileges",
                    "log-archive: is privileged",
                    set("CronJob", "log-archive", RUNS + "/securityContext/privileged", true)),
            new Fault(
                    "an archive that writes where it runs",
                    "root file systems are read-only",
                    "log-archive: can write",
                    remove("CronJob", "log-archive", RUNS + "/securityContext/readOnlyRootFilesystem")),
            new Fault(
                    "an archive without limits",
                    "requests and limits are said",
                    "log-archive: says nothing of limits for memory",
                    remove("CronJob", "log-archive", RUNS + "/resources/limits/memory")),
            new Fault(
                    "an archive of no certain image",
                    "images are the suite's, with a tag",
                    "log-archive: its image",
                    set("CronJob", "log-archive", RUNS + "/image", "livestream/log-archive")),
            new Fault(
                    "an archive with another's account",
                    "each part has an account of its own",
                    "log-archive: has no account",
                    set("CronJob", "log-archive", JOB + "/serviceAccountName", "default")),
            new Fault(
                    "a file of settings that is in no ConfigMap",
                    "what the environment refers to is there",
                    "there is no ConfigMap log-archive-client",
                    overlay -> overlay.without(overlay.the("ConfigMap", generated(overlay, "log-archive-client")))));

    private ArchiveFaults() {}
}
