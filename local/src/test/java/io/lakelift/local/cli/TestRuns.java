package io.lakelift.local.cli;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectUniqueId;

import io.lakelift.asl.Event;
import io.lakelift.asl.Listener;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Runs tests in this process, all or one, and sees which states of the state machines each of them meets. */
final class TestRuns {
    private final Launcher launcher = LauncherFactory.create();
    private final Set<String> met = new ConcurrentSkipListSet<>();

    /** Each test's id, seconds, what it met, and why it failed, where it did. */
    List<Map<String, Object>> all(List<String> classes) {
        observe(this::happened);
        List<Map<String, Object>> tests = new ArrayList<>();
        run(classes.stream().map(name -> selectClass(name)).toList(), tests);
        observe(event -> {});
        return tests;
    }

    private static void observe(Listener everything) {
        Lab.deployment().observe(everything);
        Lab.packaged().observe(everything);
    }

    /** Why this test failed; an empty text where it did not. */
    String one(String id) {
        List<Map<String, Object>> tests = new ArrayList<>();
        run(List.of(selectUniqueId(id)), tests);
        return tests.stream()
                .map(test -> (String) test.getOrDefault("why", ""))
                .filter(why -> !why.isEmpty())
                .findFirst()
                .orElse("");
    }

    private void happened(Event event) {
        switch (event) {
            case Event.StateEntered entered -> met.add(entered.state());
            case Event.TaskFailed failed -> met.add(failed.state() + "!");
            case Event.TaskCalled called -> {}
            case Event.TaskSucceeded succeeded -> {}
            case Event.RetryScheduled retry -> {}
            case Event.Waiting waiting -> {}
            case Event.StateLeft left -> {}
            case Event.ExecutionEnded ended -> {}
        }
    }

    private void run(List<? extends DiscoverySelector> what, List<Map<String, Object>> tests) {
        launcher.execute(
                LauncherDiscoveryRequestBuilder.request().selectors(what).build(), new TestExecutionListener() {
                    private long begun;

                    @Override
                    public void executionStarted(TestIdentifier test) {
                        if (test.isTest()) {
                            met.clear();
                            begun = System.nanoTime();
                        }
                    }

                    @Override
                    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
                        if (test.isTest() || result.getThrowable().isPresent()) {
                            tests.add(described(test, result, (System.nanoTime() - begun) / 1e9));
                        }
                    }
                });
    }

    private Map<String, Object> described(TestIdentifier test, TestExecutionResult result, double seconds) {
        Map<String, Object> described = new LinkedHashMap<>();
        described.put("id", test.getUniqueId());
        described.put("seconds", seconds);
        described.put("met", List.copyOf(met));
        result.getThrowable().ifPresent(failure -> described.put("why", failure.toString()));
        return described;
    }
}
