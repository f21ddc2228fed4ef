package io.lakelift.infra.localstack;

import io.lakelift.fakes.SampleAccount;
import java.util.List;
import java.util.Map;

/**
 * What is played on every {@link Stage}: first it begins, and then it takes its time, in which others can begin. Each
 * has a source of its own.
 */
enum Story {
    /** A person starts an export. */
    BY_HAND(SampleAccount.ORDERS, 1) {
        @Override
        List<String> begin(Stage stage) {
            return List.of(exporting(stage));
        }
    },

    /** A rule starts an export when a snapshot is there. */
    BY_RULE(SampleAccount.BILLING_SNAPSHOT, 1) {
        @Override
        List<String> begin(Stage stage) {
            Map<String, Object> detail = Map.of(
                    "SourceType", "CLUSTER_SNAPSHOT",
                    "SourceArn", SampleAccount.BILLING_SNAPSHOT,
                    "EventID", "RDS-EVENT-0169");
            stage.snapshotCreated("RDS DB Cluster Snapshot Event", detail);
            String execution = stage.untilFound(SampleAccount.BILLING_SNAPSHOT);
            stage.untilIn(execution, WAITING);
            return List.of(execution);
        }
    },

    /** An export fails, and says why. */
    FAILED(SampleAccount.ORDERS_BEFORE_MIGRATION, 1) {
        @Override
        List<String> begin(Stage stage) {
            return List.of(exporting(stage));
        }
    },

    /** Files of FSx, whose API is throttled at first. */
    FILES(SampleAccount.SCRATCH, 1) {
        @Override
        List<String> begin(Stage stage) {
            stage.fakes().throttleFsx();
            return List.of(exporting(stage));
        }
    },

    /** A second execution cancels what the first one follows, of FSx too. */
    CANCELLED(SampleAccount.LEGACY, 2) {
        @Override
        List<String> begin(Stage stage) {
            String export = exporting(stage);
            return List.of(export, stage.start("export", Map.of("cancel", Map.of("executionArn", export))));
        }
    },

    /**
     * The sweep adopts what nobody follows; then a person cancels it in the console. It waits for the stories of FSx,
     * because a sweep looks at what they export, though it is followed.
     */
    ORPHANED(SampleAccount.SHOP_BEFORE_UPGRADE, 1) {
        @Override
        List<String> begin(Stage stage) {
            // ycq3 is the mark of the deployment named lakelift, by which the sweep knows its own.
            String orphan = "lakelift-shop-before-upgrade-ycq3orphanorphan";
            stage.until("no files are exported any more", stage.fakes()::exportsNoFiles);
            stage.fakes().orphan(orphan, SampleAccount.SHOP_BEFORE_UPGRADE);
            String sweep = stage.start("sweep", Map.of("sweep", true));
            stage.until("the sweep is over", () -> stage.isOver(sweep));
            String adopting = stage.untilFound(orphan);
            stage.untilIn(adopting, WAITING);
            stage.fakes().cancelInConsole(orphan);
            return List.of(sweep, adopting);
        }
    },

    /** A person stops an execution, and the deployment's own rule sees to its export; no sweep may come in between. */
    STOPPED(SampleAccount.LEDGER, 1) {
        @Override
        List<String> begin(Stage stage) {
            String export = exporting(stage);
            stage.stop(export);
            return List.of(export, stage.untilFound(export));
        }
    };

    /**
     * What came of a story.
     *
     * @param courses of its executions
     * @param exports how the exports of its source ended, as the service knows it
     * @param notices role and outcome of all that was told
     */
    record Played(List<List<String>> courses, List<String> exports, List<String> notices) {}

    private static final String WAITING = "Wait for the next poll";

    private final String source;
    private final int notices;

    /** @param notices how many are sent in the end */
    Story(String source, int notices) {
        this.source = source;
        this.notices = notices;
    }

    /** Plays what somebody has to do, and gives the executions to look at. */
    abstract List<String> begin(Stage stage);

    /** Waits until its executions are over and all notices are sent. */
    Played end(Stage stage, List<String> executions) {
        stage.until(
                name() + " has ended and been reported",
                () -> executions.stream().allMatch(stage::isOver)
                        && stage.notices(source).size() >= notices);
        return new Played(
                executions.stream().map(stage::course).toList(),
                stage.fakes().exports(source),
                stage.notices(source).stream().sorted().toList());
    }

    /** Starts an execution; when this returns, its export runs and the execution waits. */
    String exporting(Stage stage) {
        String execution = stage.start("export", Map.of("sourceArn", source));
        stage.untilIn(execution, WAITING);
        return execution;
    }
}
