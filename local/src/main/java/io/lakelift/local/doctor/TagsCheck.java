package io.lakelift.local.doctor;

import io.lakelift.config.Schedule;
import io.lakelift.export.ExportSource;
import io.lakelift.fleet.Candidate;
import io.lakelift.fleet.Catalog;
import io.lakelift.handler.Wiring;
import io.lakelift.local.plan.Plural;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/** Finds the sources that carry a schedule's tags now. Other checks read {@link #sources} after this one has run. */
final class TagsCheck implements Check.Question {
    private final ExaminedDeployment deployment;
    private final Schedule schedule;
    private final AtomicReference<List<CheckedSource>> sources = new AtomicReference<>(List.of());

    /** @param schedule a schedule that has tags */
    TagsCheck(ExaminedDeployment deployment, Schedule schedule) {
        this.deployment = deployment;
        this.schedule = schedule;
    }

    Check check() {
        return new Check("tags of schedule " + schedule.name(), this);
    }

    List<CheckedSource> sources() {
        return sources.get();
    }

    @Override
    public void ask(CheckFindings findings) {
        List<Candidate> carriers = new ArrayList<>();
        List<String> clusters = new ArrayList<>();
        boolean complete = true;
        Catalog catalog = Wiring.catalog(
                deployment.clients().rds(),
                deployment.clients().fsx(),
                deployment.config().services());
        for (Catalog.Kind kind : Catalog.Kind.values()) {
            Answer<List<Candidate>> listed = findings.ask(permission(kind), () -> catalog.list(kind));
            complete &= listed.value().isPresent();
            listed.value().orElse(List.of()).stream()
                    .filter(each -> each.carries(schedule.tags()) && !each.isMemberOf(clusters))
                    .forEach(each -> {
                        carriers.add(each);
                        clusters.add(each.arn().resource().replaceFirst("^cluster:", ""));
                    });
        }
        List<String> arns = carriers.stream().map(each -> each.arn().toString()).toList();
        carriers.removeIf(each -> each.otherEnvironment(arns).isPresent());
        if (carriers.isEmpty() && schedule.sources().isEmpty() && complete) {
            findings.needsAttention(
                    "nothing in this account and Region carries %s".formatted(schedule.tags()),
                    "Tag what is to be exported, or set the schedule's enabled to false until then: a night without a source is refused.");
        }
        findings.detail("%s with %s".formatted(Plural.of(carriers.size(), "source"), schedule.tags()));
        sources.set(carriers.stream()
                .map(each -> CheckedSource.tagged(
                        ExportSource.parse(each.arn().toString()),
                        schedule,
                        deployment.config(),
                        deployment.clock().instant()))
                .toList());
    }

    private static String permission(Catalog.Kind kind) {
        return switch (kind) {
            case CLUSTERS -> "rds:DescribeDBClusters";
            case INSTANCES -> "rds:DescribeDBInstances";
            case FILE_SYSTEMS -> "fsx:DescribeFileSystems";
        };
    }
}
