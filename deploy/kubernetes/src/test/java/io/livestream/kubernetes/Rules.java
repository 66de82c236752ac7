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
        ALL.put("topics are those of the code", TopicRules.TOPICS_ARE_THE_CODES);
        ALL.put("what is acknowledged is on two brokers", TopicRules.NOTHING_IS_LOST);
        ALL.put("the broker knows who calls", TopicRules.KAFKA_KNOWS_WHO_CALLS);
        ALL.put("services may touch the topics that they touch", TopicRules.RIGHTS_ARE_THE_CODES);
        ALL.put("what no policy names is closed", NetworkRules.CLOSED);
        ALL.put("addresses lead somewhere", NetworkRules.ADDRESSES);
        ALL.put("ways out are those that are needed", NetworkRules.WAYS_OUT);
        ALL.put("what is called lets the caller in", NetworkRules.WAYS_IN);
        ALL.put("what does not call is not let in", NetworkRules.NOBODY_ELSE);
        ALL.put("each part has an account of its own", CompanionRules.ACCOUNT);
        ALL.put("each part has a disruption budget", CompanionRules.BUDGET);
        ALL.put("each part has an autoscaler", CompanionRules.AUTOSCALER);
        ALL.put("autoscalers ask for what is measured", CompanionRules.SCALED_BY_WHAT_IS_MEASURED);
        ALL.put("each part has a Service", CompanionRules.SERVICE);
        ALL.put("pods are spread", CompanionRules.SPREAD);
        ALL.put("figures are asked for where they are", CompanionRules.MEASURED);
        ALL.put("each service is at its own database", DatabaseRules.ITS_OWN);
        ALL.put("databases take all connections", DatabaseRules.TAKES_ALL_CONNECTIONS);
        ALL.put("databases can be brought back", DatabaseRules.CAN_BE_BROUGHT_BACK);
        ALL.put("paths lead to the right part", EdgeRules.PATHS);
        ALL.put("routes lead to what is there", EdgeRules.BACKENDS);
        ALL.put("the edge is let in", EdgeRules.LET_IN);
        ALL.put("clients come by TLS", EdgeRules.BY_TLS);
        ALL.put("without TLS there is only the way to it", EdgeRules.PLAIN_LEADS_TO_TLS);
        ALL.put("one stream's sockets go to one node", EdgeRules.ONE_STREAM_ONE_NODE);
    }

    private Rules() {}
}
