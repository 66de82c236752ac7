package io.livestream.kubernetes;

import java.util.LinkedHashMap;
import java.util.Map;

/** All rules, each by the sentence that it holds to. */
final class Rules {

    static final Map<String, Rule> ALL = new LinkedHashMap<>();

    static {
        ALL.put("objects have the fields of their kinds and no others", new ShapeRule());
        ALL.put("every part of the suite is there", CompanionRules.EVERY_PART);
        ALL.put("nothing runs as root", SecurityRules.NO_ROOT);
        ALL.put("nothing has privileges", SecurityRules.NO_PRIVILEGE);
        ALL.put("root file systems are read-only", SecurityRules.READ_ONLY);
        ALL.put("requests and limits are said", SecurityRules.LIMITS);
        ALL.put("images are the suite's, with a tag", SecurityRules.IMAGES);
        ALL.put("ports are those that the parts listen on", LifeRules.PORTS);
        ALL.put("probes ask pages that are there", LifeRules.PROBES);
        ALL.put("a start may take as long as a migration", LifeRules.START);
        ALL.put("the grace period is longer than the drain", LifeRules.GRACE);
        ALL.put("a new version takes no pod away", LifeRules.ROLLING);
        ALL.put("the environment says what the code reads", SettingRules.KNOWN);
        ALL.put("the environment says what the code leaves open", SettingRules.COMPLETE);
        ALL.put("what the environment refers to is there", SettingRules.REFERENCES);
        ALL.put("nothing is set in vain", SettingRules.NOTHING_IN_VAIN);
        ALL.put("the environment contains no secret", SettingRules.NO_SECRET_SAID);
        ALL.put("secrets are not contained", SecretRules.NONE_CONTAINED);
        ALL.put("somebody makes each secret", SecretRules.MADE);
        ALL.put("secrets that are asked for are used", SecretRules.ASKED_FOR_ARE_USED);
        ALL.put("nobody is given another's secret", SecretRules.ITS_OWN);
        ALL.put("files that the environment names are there", MountRules.ARE_THERE);
        ALL.put("certificates are those of the other side", MountRules.ARE_THE_RIGHT_ONES);
        ALL.put("a certificate and its password are renewed together", MountRules.RENEWED_TOGETHER);
        ALL.put("a service knows its database by its certificate", MountRules.THE_DATABASE_IS_KNOWN);
        ALL.put("topics are those of the code", TopicRules.TOPICS_ARE_THE_CODES);
        ALL.put("what is acknowledged is on two brokers", TopicRules.NOTHING_IS_LOST);
        ALL.put("the broker knows who calls", TopicRules.KAFKA_KNOWS_WHO_CALLS);
        ALL.put("services may touch the topics that they touch", TopicRules.RIGHTS_ARE_THE_CODES);
        ALL.put("what belongs to the broker says so", KafkaRules.BELONGS_TO_A_BROKER);
        ALL.put("somebody makes topics and users", KafkaRules.SOMEBODY_MAKES_THEM);
        ALL.put("what no policy names is closed", NetworkRules.CLOSED);
        ALL.put("addresses lead somewhere", NetworkRules.ADDRESSES);
        ALL.put("ways out are those that are needed", NetworkRules.WAYS_OUT);
        ALL.put("what is called lets the caller in", NetworkRules.WAYS_IN);
        ALL.put("what does not call is not let in", NetworkRules.NOBODY_ELSE);
        ALL.put("brokers and databases reach what they need", BackingRules.WAYS_OUT);
        ALL.put("brokers and databases let in whom they must", BackingRules.WAYS_IN);
        ALL.put("each part has an account of its own", CompanionRules.ACCOUNT);
        ALL.put("each part has a disruption budget", CompanionRules.BUDGET);
        ALL.put("each part has an autoscaler", ScalingRules.AUTOSCALER);
        ALL.put("autoscalers ask for what is measured", ScalingRules.BY_WHAT_IS_MEASURED);
        ALL.put("autoscalers go by what counts", ScalingRules.BY_WHAT_COUNTS);
        ALL.put("somebody answers what autoscalers ask", ScalingRules.SOMEBODY_ANSWERS);
        ALL.put("figures that are missing are not 0", ScalingRules.MISSING_IS_NOT_NOTHING);
        ALL.put("pods do not go as soon as they are idle", ScalingRules.NOT_DOWN_AT_ONCE);
        ALL.put("each part has a Service", CompanionRules.SERVICE);
        ALL.put("pods are spread", CompanionRules.SPREAD);
        ALL.put("figures are asked for where they are", MonitoringRules.MEASURED);
        ALL.put("who is watched has the alerts that are tested", MonitoringRules.ALERTS);
        ALL.put("who is watched has the dashboards", MonitoringRules.DASHBOARDS);
        ALL.put("each service is at its own database", DatabaseRules.ITS_OWN);
        ALL.put("databases take all connections", DatabaseRules.TAKES_ALL_CONNECTIONS);
        ALL.put("databases can be brought back", DatabaseRules.CAN_BE_BROUGHT_BACK);
        ALL.put("databases have an image that there is", DatabaseRules.IMAGES);
        ALL.put("the log is copied each day", ArchiveRules.EACH_DAY);
        ALL.put("who copies the log finds the broker as the services do", ArchiveRules.AS_THE_SERVICES);
        ALL.put("paths lead to the right part", EdgeRules.PATHS);
        ALL.put("routes lead to what is there", EdgeRules.BACKENDS);
        ALL.put("routes hang on the edge", RouteRules.HANG_ON_THE_EDGE);
        ALL.put("routes wait long enough", RouteRules.WAIT_LONG_ENOUGH);
        ALL.put("routes carry enough", RouteRules.CARRY_ENOUGH);
        ALL.put("the edge is let in", EdgeRules.LET_IN);
        ALL.put("clients come by TLS", EdgeRules.BY_TLS);
        ALL.put("without TLS there is only the way to it", EdgeRules.PLAIN_LEADS_TO_TLS);
        ALL.put("one stream's sockets go to one node", EdgeRules.ONE_STREAM_ONE_NODE);
    }

    private Rules() {}
}
