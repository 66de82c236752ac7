package io.livestream.kubernetes;

import static io.livestream.kubernetes.Spoil.delete;
import static io.livestream.kubernetes.Spoil.remove;
import static io.livestream.kubernetes.Spoil.set;

import java.util.List;
import java.util.Map;

/** Ways of brokers and databases, and of those who watch. */
final class BackingFaults {

    static final List<Fault> ALL = List.of(
            new Fault(
                    "brokers that cannot copy from each other",
                    "brokers and databases reach what they need",
                    "livestream: cannot reach {strimzi.io/cluster=livestream} on port 9091",
                    remove("NetworkPolicy", "kafka", "/spec/egress/1/ports/2")),
            new Fault(
                    "operators of the broker without the cluster's API",
                    "brokers and databases reach what they need",
                    "livestream: cannot reach anywhere: {} on port 443",
                    remove("NetworkPolicy", "kafka", "/spec/egress/2/ports/0")),
            new Fault(
                    "brokers that may reach everything",
                    "brokers and databases reach what they need",
                    "livestream: may reach anywhere: {} on many ports",
                    remove("NetworkPolicy", "kafka", "/spec/egress/2/ports")),
            new Fault(
                    "a database that cannot reach the store of backups",
                    "brokers and databases reach what they need",
                    "qa-db: cannot reach anywhere: {} on port 443",
                    remove("NetworkPolicy", "qa-db", "/spec/egress/2")),
            new Fault(
                    "a database without names",
                    "brokers and databases reach what they need",
                    "qa-db: cannot reach kube-system",
                    remove("NetworkPolicy", "qa-db", "/spec/egress/0")),
            new Fault(
                    "a database that its operator cannot ask",
                    "brokers and databases let in whom they must",
                    "qa-db: cannot be reached from cnpg-system: {} on port 8000",
                    remove("NetworkPolicy", "qa-db", "/spec/ingress/1/ports/1")),
            new Fault(
                    "a database that another part may reach",
                    "brokers and databases let in whom they must",
                    "qa-db: may be reached from {app.kubernetes.io/name=chat-service} on port 5432",
                    set(
                            "NetworkPolicy",
                            "qa-db",
                            "/spec/ingress/0/from/0/podSelector/matchLabels/app.kubernetes.io~1name",
                            "chat-service")),
            new Fault(
                    "a database that everybody may reach",
                    "brokers and databases let in whom they must",
                    "qa-db: may be reached from anywhere",
                    remove("NetworkPolicy", "qa-db", "/spec/ingress/0/from")),
            new Fault(
                    "brokers that everybody may reach",
                    "brokers and databases let in whom they must",
                    "livestream: may be reached from anywhere",
                    set("NetworkPolicy", "kafka", "/spec/policyTypes", List.of("Ingress", "Egress"))
                            .andThen(set("NetworkPolicy", "kafka", "/spec/ingress", List.of(Map.of())))::apply),
            new Fault(
                    "figures of one class that Grafana cannot read",
                    "brokers and databases let in whom they must",
                    "analytics-db: cannot be reached from monitoring: {app.kubernetes.io/name=grafana} on port 5432",
                    delete("NetworkPolicy", "dashboards-to-analytics-db")),
            new Fault(
                    "Grafana at another database",
                    "brokers and databases let in whom they must",
                    "auth-db: may be reached from monitoring: {app.kubernetes.io/name=grafana}",
                    set(
                            "NetworkPolicy",
                            "dashboards-to-analytics-db",
                            "/spec/podSelector/matchLabels/cnpg.io~1cluster",
                            "auth-db")),
            new Fault(
                    "figures that cannot be fetched",
                    "figures are asked for where they are",
                    "qa-service: does not let in who asks for its figures on port 8084",
                    delete("NetworkPolicy", "monitoring")),
            new Fault(
                    "figures of the gateway that cannot be fetched",
                    "figures are asked for where they are",
                    "gateway: does not let in who asks for its figures on port 9080",
                    remove("NetworkPolicy", "monitoring", "/spec/ingress/0/ports/5")),
            new Fault(
                    "figures of the databases that cannot be fetched",
                    "figures are asked for where they are",
                    "qa-db: does not let in who asks for its figures on port 9187",
                    remove("NetworkPolicy", "monitoring", "/spec/ingress/0/ports/6")),
            new Fault(
                    "figures of the databases that nobody asks for",
                    "figures are asked for where they are",
                    "qa-db: nobody asks for its figures",
                    delete("PodMonitor", "databases")),
            new Fault(
                    "no alerts",
                    "who is watched has the alerts that are tested",
                    "gets no alert",
                    delete("PrometheusRule", "livestream")),
            new Fault(
                    "other alerts than the tested ones",
                    "who is watched has the alerts that are tested",
                    "gets no alert",
                    remove("PrometheusRule", "livestream", "/spec/groups/0/rules/0")),
            new Fault(
                    "a dashboard is missing",
                    "who is watched has the dashboards",
                    "class.json is nowhere",
                    delete("ConfigMap", "dashboard-class")),
            new Fault(
                    "a dashboard that Grafana does not see",
                    "who is watched has the dashboards",
                    "operators.json is nowhere",
                    remove("ConfigMap", "dashboard-operators", "/metadata/labels/grafana_dashboard")));

    private BackingFaults() {}
}
