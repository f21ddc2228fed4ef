package io.lakelift.local.doctor;

import io.lakelift.config.Schedule;
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

    private final Subject subject;
    private final String caller;
    private final Path home;
    private final String stopped;

    /**
     * @param caller the ARN of the identity that runs the doctor
     * @param home the checkout, where {@code statemachine/} is
     * @param stopped the pattern of the rule that takes over from stopped executions
     */
    public Examination(Subject subject, String caller, Path home, String stopped) {
        this.subject = subject;
        this.caller = caller;
        this.home = home;
        this.stopped = stopped;
    }

    /** Runs the checks and returns the whole report; the listener gets each line as soon as it is known. */
    public List<DoctorFinding> run(Doctor doctor, Doctor.Listener listener) {
        StackCheck stack = new StackCheck(subject);
        List<TagsCheck> tags = subject.config().schedules().stream()
                .filter(schedule -> !schedule.tags().isEmpty() && schedule.enabled())
                .map(schedule -> new TagsCheck(subject, schedule))
                .toList();
        List<Check> first = new ArrayList<>();
        first.add(new Check("account", new AccountCheck(subject, caller)));
        first.add(new Check("stack " + subject.config().name(), stack));
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
        checks.add(new Check("bootstrap", new BootstrapCheck(subject)));
        checks.addAll(DefinitionCheck.all(subject, home));
        checks.addAll(StatesCheck.all(subject, home));
        checks.addAll(PatternCheck.all(subject, stopped));
        if (stack.state() == DeploymentStack.State.ABSENT) {
            checks.add(new Check("leftovers", new LeftoversCheck(subject)));
        }
        Set<Place> places = Place.of(subject.config(), stack);
        each(
                places,
                "bucket ",
                place -> place.bucket(),
                name -> new BucketCheck(subject, name, at(name, places)),
                checks);
        each(places, "key ", place -> place.key(), name -> new KeyCheck(subject, name), checks);
        each(places, "role ", place -> place.role(), name -> new RoleCheck(subject, name, of(name, places)), checks);
        subject.config()
                .tables()
                .ifPresent(tables -> checks.add(
                        new Check("database " + tables.database(), new GlueDatabaseCheck(subject, tables, stack))));
        checks.add(new Check("export slots", new SlotsCheck(subject)));
        checks.add(new Check("Lambda concurrency", new LambdaLimitCheck(subject)));
        checks.add(new Check("RDS's answers", new RdsAnswersCheck(subject)));
        return checks;
    }

    private static Set<Place> at(String bucket, Set<Place> places) {
        return places.stream()
                .filter(place -> place.bucket().filter(bucket::equals).isPresent())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static Set<Place> of(String role, Set<Place> places) {
        return places.stream()
                .filter(place -> place.role().filter(role::equals).isPresent())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static void each(
            Set<Place> places,
            String label,
            Function<Place, Optional<String>> part,
            Function<String, Check.Question> question,
            List<Check> checks) {
        places.stream()
                .flatMap(place -> part.apply(place).stream())
                .distinct()
                .forEach(name -> checks.add(new Check(label + name, question.apply(name))));
    }

    private List<Check> sources(List<TagsCheck> tags) {
        Map<String, ExamSource> all = new LinkedHashMap<>();
        Collection<ExamSource> named =
                ExamSource.named(subject.config(), subject.clock().instant());
        named.forEach(each -> all.put(each.source() + "", each));
        tags.forEach(found -> found.sources().forEach(each -> all.merge(each.source() + "", each, ExamSource::and)));
        List<ExamSource> sources = List.copyOf(all.values());
        List<Check> checks = new ArrayList<>();
        if (sources.size() > SAMPLE) {
            checks.add(new Check(
                    "sources",
                    findings -> findings.detail(
                            "%d of %d were checked, spread over the list".formatted(SAMPLE, sources.size()))));
        }
        Sample.of(sources, SAMPLE).forEach(each -> checks.add(SourceCheck.of(subject, each)));
        return checks;
    }

    private List<Check> after(DeploymentStack stack) {
        List<Check> checks = new ArrayList<>();
        checks.add(new Check("subscriptions", new SubscriptionsCheck(subject, stack)));
        if (subject.config().monitoring().alarms()) {
            checks.add(new Check("alarms", new AlarmsCheck(subject, stack.all("AWS::CloudWatch::Alarm"))));
        }
        for (Schedule schedule : subject.config().schedules()) {
            checks.add(new ScheduleCheck(subject, schedule).check());
        }
        stack.all("AWS::SQS::Queue").stream()
                .filter(url -> url.endsWith("/" + subject.named("undelivered")))
                .forEach(url -> checks.add(new Check("undelivered", new UndeliveredCheck(subject, url))));
        checks.add(new Check("sweep", new SweepCheck(subject, stack)));
        stack.all("AWS::Lambda::Function")
                .forEach(name -> checks.add(new Check("function " + name, new FunctionCheck(subject, name))));
        checks.add(new Check("running exports", new RunningCheck(subject)));
        return checks;
    }
}
