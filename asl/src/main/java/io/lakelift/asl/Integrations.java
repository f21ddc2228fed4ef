package io.lakelift.asl;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Checks the names of a Task's Arguments, as Step Functions does when a state machine is created: none may be unknown,
 * and no required one may be missing. Values are not checked, nor are integrations without an entry here.
 */
final class Integrations {
    private record Parameters(Set<String> required, Set<String> allowed) {}

    private static final String SFN = "aws-sdk:sfn:";

    private static final Map<String, Parameters> KNOWN = Map.of(
            "lambda:invoke",
            new Parameters(
                    Set.of("FunctionName"),
                    Set.of("ClientContext", "FunctionName", "InvocationType", "LogType", "Payload", "Qualifier")),
            "states:startExecution",
            new Parameters(Set.of("StateMachineArn"), Set.of("Input", "Name", "StateMachineArn", "TraceHeader")),
            SFN + "startExecution",
            new Parameters(Set.of("StateMachineArn"), Set.of("Input", "Name", "StateMachineArn", "TraceHeader")),
            SFN + "stopExecution",
            new Parameters(Set.of("ExecutionArn"), Set.of("Cause", "Error", "ExecutionArn")),
            SFN + "describeExecution",
            new Parameters(Set.of("ExecutionArn"), Set.of("ExecutionArn", "IncludedData")),
            SFN + "listExecutions",
            new Parameters(
                    Set.of(),
                    Set.of("MapRunArn", "MaxResults", "NextToken", "RedriveFilter", "StateMachineArn", "StatusFilter")),
            "aws-sdk:rds:describeDBClusters",
            new Parameters(Set.of(), Set.of("DbClusterIdentifier", "Filters", "IncludeShared", "Marker", "MaxRecords")),
            "aws-sdk:rds:describeDBInstances",
            new Parameters(Set.of(), Set.of("DbInstanceIdentifier", "Filters", "Marker", "MaxRecords")),
            "aws-sdk:fsx:describeFileSystems",
            new Parameters(Set.of(), Set.of("FileSystemIds", "MaxResults", "NextToken")));

    private Integrations() {}

    static void check(String resource, DefinitionFields task) {
        String[] parts = resource.split(":", 7);
        if (parts.length < 7 || !parts[2].equals("states")) {
            return;
        }
        Parameters parameters = KNOWN.get(parts[5] + ":" + parts[6].replaceFirst("\\..*", ""));
        Object arguments = task.optional("Arguments").orElse(Map.of());
        if (parameters == null || !(arguments instanceof Map<?, ?> map)) {
            return;
        }
        for (String name : new TreeSet<>(parameters.required())) {
            if (!map.containsKey(name)) {
                task.refuse("Arguments", "lacks " + name + ", which " + resource + " requires");
            }
        }
        for (Object name : map.keySet()) {
            if (!parameters.allowed().contains(name)) {
                task.refuse(
                        "Arguments." + name,
                        "is not an argument of %s, only %s".formatted(resource, new TreeSet<>(parameters.allowed())));
            }
        }
    }
}
