package io.lakelift.export;

import io.lakelift.export.error.ExportLimitReached;
import io.lakelift.export.error.Refusal;
import io.lakelift.export.error.ServiceUnavailable;
import io.lakelift.export.error.Throttled;

/** The fake of the domain's own tests keeps the promises of the adapters. */
class InMemoryExportGatewayTest extends ExportGatewayContract {
    private static final String FAILING = Samples.SNAPSHOT + "-failing";

    private final InMemoryExportGateway exports = new InMemoryExportGateway();

    @Override
    protected ExportGateway exports() {
        return exports;
    }

    @Override
    protected ExportRequest completing() {
        return Samples.request();
    }

    @Override
    protected ExportRequest failing() {
        return Samples.request(ExportSource.parse(FAILING), false);
    }

    @Override
    protected String unknownId() {
        return "unknown";
    }

    @Override
    protected void passADay() {
        exports.tasks().values().stream()
                .filter(task -> !task.status().terminal())
                .forEach(task -> exports.put(InMemoryExportGateway.ended(task, end(task), Samples.START)));
    }

    private static String end(ExportTask task) {
        if (task.status() == ExportStatus.CANCELING) {
            return "CANCELED";
        }
        return task.sourceArn().equals(FAILING) ? "FAILED" : "COMPLETE";
    }

    @Override
    protected void othersStart(int count) {
        for (int i = 0; i < count; i++) {
            exports.put(InMemoryExportGateway.task("other-" + i, completing(), "STARTING"));
        }
    }

    @Override
    protected void takeAllRoom() {
        exports.failNextCall(new ExportLimitReached("full"));
    }

    @Override
    protected void failNextCall(Failure failure) {
        switch (failure) {
            case THROTTLED -> exports.failNextCall(new Throttled("slower", null));
            case UNAVAILABLE -> exports.failNextCall(new ServiceUnavailable("down", null));
            case ACCESS_DENIED -> exports.failNextCall(Refusal.ACCESS_DENIED.because("no"));
            case ANSWER_LOST -> exports.loseNextAnswer(new ServiceUnavailable("lost", null));
        }
    }
}
