package io.lakelift.fakes.states;

import static java.util.Objects.requireNonNull;

import io.lakelift.asl.Moments;
import io.lakelift.asl.TaskCall;
import io.lakelift.asl.TaskExecutor;
import io.lakelift.asl.TaskReply;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkServiceException;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.services.fsx.FSxClient;
import software.amazon.awssdk.services.fsx.model.DescribeFileSystemsRequest;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DescribeDbClustersRequest;
import software.amazon.awssdk.services.rds.model.DescribeDbInstancesRequest;
import software.amazon.awssdk.utils.builder.SdkBuilder;

/**
 * The SDK integrations that list instances and clusters of RDS and file systems of FSx, called through AWS's own
 * clients. Members are named after the Java SDK's methods, with a capital letter, as in Step Functions:
 * {@code DbInstances}, not {@code DBInstances}.
 *
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/supported-services-awssdk.html">SDK integrations</a>
 */
public final class ServiceCalls implements TaskExecutor {
    private static final String PREFIX = "arn:aws:states:::aws-sdk:";
    private static final Pattern FIRST_WORD = Pattern.compile("^([A-Z])([A-Z]+)(?=[A-Z][a-z])");

    /** @param service the service's name in errors */
    private record Operation(String service, BiFunction<ServiceCalls, Arguments, SdkPojo> call) {}

    private static final Map<String, Operation> OPERATIONS = Map.of(
            PREFIX + "rds:describeDBClusters",
            new Operation(
                    "Rds",
                    (calls, given) -> calls.rds
                            .get()
                            .describeDBClusters(filled(DescribeDbClustersRequest.builder(), given)
                                    .build())),
            PREFIX + "rds:describeDBInstances",
            new Operation(
                    "Rds",
                    (calls, given) -> calls.rds
                            .get()
                            .describeDBInstances(filled(DescribeDbInstancesRequest.builder(), given)
                                    .build())),
            PREFIX + "fsx:describeFileSystems",
            new Operation(
                    "FSx",
                    (calls, given) -> calls.fsx
                            .get()
                            .describeFileSystems(filled(DescribeFileSystemsRequest.builder(), given)
                                    .build())));

    private final Supplier<RdsClient> rds;
    private final Supplier<FSxClient> fsx;

    /** @param rds read at each call, as is {@code fsx}, because a run without such calls has no clients */
    public ServiceCalls(Supplier<RdsClient> rds, Supplier<FSxClient> fsx) {
        this.rds = requireNonNull(rds, "rds is null");
        this.fsx = requireNonNull(fsx, "fsx is null");
    }

    static TreeSet<String> resources() {
        return new TreeSet<>(OPERATIONS.keySet());
    }

    @Override
    public void call(TaskCall call, TaskReply reply) {
        Operation operation = requireNonNull(OPERATIONS.get(call.resource()), call.resource());
        try {
            reply.succeed(members(operation.call().apply(this, Arguments.of(call))));
        } catch (SdkServiceException refused) {
            reply.fail(operation.service() + "." + refused.getClass().getSimpleName(), refused.getMessage());
        } catch (SdkClientException silence) {
            reply.fail(operation.service() + ".SdkClientException", silence.getMessage());
        }
    }

    private static <B extends SdkPojo & SdkBuilder<B, ?>> B filled(B request, Arguments given) {
        Map<String, SdkField<?>> fields = new TreeMap<>();
        request.sdkFields().forEach(field -> fields.put(spelled(field.memberName()), field));
        given.values().forEach((name, value) -> {
            SdkField<?> field = fields.get(String.valueOf(name));
            if (field == null) {
                throw new Arguments.InvalidArguments(
                        "The field '%s' is not supported by Step Functions".formatted(name));
            }
            try {
                field.set(request, value);
            } catch (ClassCastException e) {
                throw new Arguments.InvalidArguments(
                        "Value provided for parameter '%s' is of a wrong type".formatted(name));
            }
        });
        return request;
    }

    private static Map<String, Object> members(SdkPojo answer) {
        Map<String, Object> members = new TreeMap<>();
        for (SdkField<?> field : answer.sdkFields()) {
            Object value = field.getValueOrDefault(answer);
            if (value != null && !(value instanceof SdkAutoConstructList)) {
                members.put(spelled(field.memberName()), plain(value));
            }
        }
        return members;
    }

    private static Object plain(Object value) {
        return switch (value) {
            case SdkPojo structure -> members(structure);
            case List<?> list -> list.stream().map(ServiceCalls::plain).toList();
            case Instant time -> Moments.format(time);
            default -> value;
        };
    }

    /** Capitals at the beginning become one word: {@code DBClusterArn} is {@code DbClusterArn}. */
    private static String spelled(String member) {
        return FIRST_WORD
                .matcher(member)
                .replaceFirst(word -> word.group(1) + word.group(2).toLowerCase(Locale.ROOT));
    }
}
