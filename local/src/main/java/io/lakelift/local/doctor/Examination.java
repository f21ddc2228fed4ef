package io.lakelift.local.doctor;

import io.lakelift.config.Schedule;
import io.lakelift.export.Service;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Runs all checks of a deployment. The account comes first, then the stack and the schedules' tags, because later
 * checks depend on what those two find. Then come the checks of what a deployment needs, and those of its sources. If
 * the stack exists, the checks of its resources come last.
 */
public final class Examination {
    /** The most sources that are checked; if there are more, these are spread over the list. */
    static final int SAMPLE = 50;

    private final ExaminedDeployment deployment;
    private final String caller;
    private final Path home;
    private final String stopped;

    /**
     * @param caller the ARN of the identity that runs the doctor
     * @param home the checkout, where {@code statemachine/} is
     * @param stopped the pattern of the rule that takes over from stopped executions
     */
    public Examination(ExaminedDeployment deployment, String caller, Path home, String stopped) {
        this.deployment = deployment;
        this.caller = caller;
        this.home = home;
        this.stopped = stopped;
    }

    /** Runs the checks and returns the whole report; the listener gets each line as soon as it is known. */
    public List<DoctorFinding> run(Doctor doctor, Doctor.Listener listener) {
        StackCheck stack = new StackCheck(deployment);
        List<TagsCheck> tags = deployment.config().schedules().stream()
                .filter(schedule -> !schedule.tags().isEmpty() && schedule.enabled())
                .map(schedule -> new TagsCheck(deployment, schedule))
                .toList();
        List<Check> first = new ArrayList<>();
        first.add(new Check("account", new AccountCheck(deployment, caller)));
        first.add(new Check("stack " + deployment.config().name(), stack));
        tags.forEach(each -> first.add(each.check()));
        List<DoctorFinding> report = new ArrayList<>(doctor.ask(first, listener));
        report.addAll(doctor.ask(rest(stack.stack(), tags), listener));
        return report;
    }

    private List<Check> rest(DeploymentStack stack, List<TagsCheck> tags) {
        List<Check> checks = new ArrayList<>(before(stack));
        checks.addAll(sources(tags));
        if (stack.state() == DeploymentStack.State.PRESENT) {
            checks.addAll(after(stack));
        }
        return checks;
    }

    private List<Check> before(DeploymentStack stack) {
        List<Check> checks = new ArrayList<>();
        checks.add(new Check("bootstrap", new BootstrapCheck(deployment)));
        checks.addAll(DefinitionCheck.all(deployment, home));
        checks.addAll(StatesCheck.all(deployment, home));
        checks.addAll(PatternCheck.all(deployment, stopped));
        if (stack.state() == DeploymentStack.State.ABSENT) {
            checks.add(new Check("leftovers", new LeftoversCheck(deployment)));
        }
        Set<ExportLocation> locations = ExportLocation.of(deployment.config(), stack);
        each(
                locations,
                "bucket ",
                location -> location.bucket(),
                name -> new BucketCheck(deployment, name, at(name, locations)),
                checks);
        each(locations, "key ", location -> location.key(), name -> new KeyCheck(deployment, name), checks);
        each(
                locations,
                "role ",
                location -> location.role(),
                name -> new RoleCheck(deployment, name, of(name, locations)),
                checks);
        deployment
                .config()
                .tables()
                .ifPresent(tables -> checks.add(
                        new Check("database " + tables.database(), new GlueDatabaseCheck(deployment, tables, stack))));
        boolean usesRds = deployment.config().services().contains(Service.RDS);
        if (usesRds) {
            checks.add(new Check("export slots", new SlotsCheck(deployment)));
        }
        checks.add(new Check("Lambda concurrency", new LambdaLimitCheck(deployment)));
        if (usesRds) {
            checks.add(new Check("RDS's answers", new RdsAnswersCheck(deployment)));
        }
        return checks;
    }

    private static Set<ExportLocation> at(String bucket, Set<ExportLocation> locations) {
        return locations.stream()
                .filter(location -> location.bucket().filter(bucket::equals).isPresent())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static Set<ExportLocation> of(String role, Set<ExportLocation> locations) {
        return locations.stream()
                .filter(location -> location.role().filter(role::equals).isPresent())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static void each(
            Set<ExportLocation> locations,
            String label,
            Function<ExportLocation, Optional<String>> part,
            Function<String, Check.Question> question,
            List<Check> checks) {
        locations.stream()
                .flatMap(location -> part.apply(location).stream())
                .distinct()
                .forEach(name -> checks.add(new Check(label + name, question.apply(name))));
    }

    private List<Check> sources(List<TagsCheck> tags) {
        Map<String, CheckedSource> all = new LinkedHashMap<>();
        Collection<CheckedSource> named =
                CheckedSource.ofFile(deployment.config(), deployment.clock().instant());
        named.forEach(each -> all.put(each.source() + "", each));
        tags.forEach(found -> found.sources().forEach(each -> all.merge(each.source() + "", each, CheckedSource::and)));
        List<CheckedSource> sources = List.copyOf(all.values());
        List<Check> checks = new ArrayList<>();
        if (sources.size() > SAMPLE) {
            checks.add(new Check(
                    "sources",
                    findings -> findings.detail(
                            "%d of %d were checked, spread over the list".formatted(SAMPLE, sources.size()))));
        }
        Sample.of(sources, SAMPLE).forEach(each -> checks.add(SourceCheck.of(deployment, each)));
        return checks;
    }

    private List<Check> after(DeploymentStack stack) {
        List<Check> checks = new ArrayList<>();
        checks.add(new Check("subscriptions", new SubscriptionsCheck(deployment, stack)));
        if (deployment.config().monitoring().alarms()) {
            checks.add(new Check("alarms", new AlarmsCheck(deployment, stack.all("AWS::CloudWatch::Alarm"))));
        }
        for (Schedule schedule : deployment.config().schedules()) {
            checks.add(new ScheduleCheck(deployment, schedule).check());
        }
        stack.all("AWS::SQS::Queue").stream()
                .filter(url -> url.endsWith("/" + deployment.named("undelivered")))
                .forEach(url -> checks.add(new Check("undelivered", new UndeliveredCheck(deployment, url))));
        checks.add(new Check("sweep", new SweepCheck(deployment, stack)));
        stack.all("AWS::Lambda::Function")
                .forEach(name -> checks.add(new Check("function " + name, new FunctionCheck(deployment, name))));
        checks.add(new Check("running exports", new RunningCheck(deployment)));
        return checks;
    }
}
