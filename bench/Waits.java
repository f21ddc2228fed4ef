import io.lakelift.export.UsualDuration;
import io.lakelift.export.WaitPolicy;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;

/**
 * How often an export is looked at, and how late its end is seen: Lakelift's own policy beside fixed pauses, on drawn nights. Prints
 * JSON. Run it with a JDK 21 or newer after a build: {@code java -cp functions/target/classes bench/Waits.java}.
 *
 * <p>A night draws each source's time in STARTING and in IN_PROGRESS around that source's own, the three nights before likewise. The
 * progress that RDS reports is "coarse", and no one says how, so it is reported in five ways, one of them never.
 */
public final class Waits {
    private static final int NIGHTS = 2000;
    private static final int SLOTS = 5;
    private static final int SOURCES = 40;

    /** Minutes in STARTING and in IN_PROGRESS. The first two are published: a small export, and one of 263 GB. */
    private static final double[][] EXPORTS = {{10.5, 1.5}, {12, 27}, {15, 45}, {20, 100}, {25, 215}, {30, 450}};

    private enum Progress {
        EVEN,
        STEPS_OF_FIVE,
        FAST_THEN_SLOW,
        SLOW_THEN_FAST,
        NEVER_TOLD;

        int percent(double done) {
            return (int) (99 * switch (this) {
                case EVEN -> done;
                case STEPS_OF_FIVE -> Math.floor(done * 20) / 20;
                case FAST_THEN_SLOW -> Math.sqrt(done);
                case SLOW_THEN_FAST -> done * done;
                case NEVER_TOLD -> 0;
            });
        }
    }

    /** @param starting and {@code exporting}: seconds */
    private record Export(double starting, double exporting, UsualDuration usual) {
        double takes() {
            return starting + exporting;
        }
    }

    private record Seen(int polls, double delay) {}

    private interface Policy {
        long seconds(long elapsed, long exporting, int percent, UsualDuration usual);
    }

    private record Named(String name, Policy policy) {}

    private static final List<Named> POLICIES = List.of(
            new Named("every 30 s", (elapsed, exporting, percent, usual) -> 30),
            new Named("every 60 s", (elapsed, exporting, percent, usual) -> 60),
            new Named("every 300 s", (elapsed, exporting, percent, usual) -> 300),
            new Named("Lakelift, first night", (elapsed, exporting, percent, usual) ->
                    WaitPolicy.poll(elapsed, exporting, percent)),
            new Named("Lakelift, later nights", WaitPolicy::poll));

    public static void main(String[] arguments) {
        StringBuilder json = new StringBuilder("[\n");
        for (double spread : new double[] {0.1, 0.3}) {
            for (Progress progress : Progress.values()) {
                for (Named named : POLICIES) {
                    for (double[] minutes : EXPORTS) {
                        json.append(one(spread, progress, named, minutes)).append(",\n");
                    }
                    json.append(fleet(spread, progress, named)).append(",\n");
                }
            }
        }
        json.setLength(json.length() - 2);
        System.out.println(json.append("\n]"));
    }

    private static String one(double spread, Progress progress, Named named, double[] minutes) {
        Random random = new Random(31);
        double polls = 0;
        double delay = 0;
        for (int night = 0; night < NIGHTS; night++) {
            Seen seen = follow(draw(random, spread, minutes), progress, named.policy());
            polls += seen.polls();
            delay += seen.delay();
        }
        return "{\"kind\": \"export\", \"minutes\": %.1f, \"spread\": %.1f, \"progress\": \"%s\", \"policy\": \"%s\", \"polls\": %.1f, \"delaySeconds\": %.1f}"
                .formatted(minutes[0] + minutes[1], spread, progress, named.name(), polls / NIGHTS, delay / NIGHTS);
    }

    /** The longest first, each as soon as a slot is seen to be free; against the same without any delay. */
    private static String fleet(double spread, Progress progress, Named named) {
        Random random = new Random(31);
        double over = 0;
        int nights = 200;
        for (int night = 0; night < nights; night++) {
            Export[] exports = new Export[SOURCES];
            for (int i = 0; i < SOURCES; i++) {
                exports[i] = draw(random, spread, new double[] {8 + 10 * random.nextDouble(), 4 + 40 * random.nextDouble()});
            }
            Arrays.sort(exports, (a, b) -> Double.compare(b.takes(), a.takes()));
            double seen = makespan(exports, export -> export.takes() + follow(export, progress, named.policy()).delay());
            over += seen / makespan(exports, Export::takes) - 1;
        }
        return "{\"kind\": \"fleet\", \"spread\": %.1f, \"progress\": \"%s\", \"policy\": \"%s\", \"overPercent\": %.2f}"
                .formatted(spread, progress, named.name(), 100 * over / nights);
    }

    private interface Taken {
        double by(Export export);
    }

    private static double makespan(Export[] exports, Taken taken) {
        PriorityQueue<Double> free = new PriorityQueue<>();
        for (int slot = 0; slot < SLOTS; slot++) {
            free.add(0.0);
        }
        double end = 0;
        for (Export export : exports) {
            double ends = free.remove() + taken.by(export);
            free.add(ends);
            end = Math.max(end, ends);
        }
        return end;
    }

    private static Export draw(Random random, double spread, double[] minutes) {
        UsualDuration usual = null;
        for (int night = 0; night < 3; night++) {
            Duration took = Duration.ofSeconds((long) around(random, spread, minutes[1]));
            usual = usual == null
                    ? new UsualDuration(took, took)
                    : new UsualDuration(
                            took.compareTo(usual.shortest()) < 0 ? took : usual.shortest(),
                            took.compareTo(usual.longest()) > 0 ? took : usual.longest());
        }
        return new Export(around(random, spread, minutes[0]), around(random, spread, minutes[1]), usual);
    }

    private static double around(Random random, double spread, double minutes) {
        return minutes * 60 * (1 + spread * (2 * random.nextDouble() - 1));
    }

    private static Seen follow(Export export, Progress progress, Policy policy) {
        double now = 0;
        double wait = 30; // as StartExport asks for
        for (int polls = 1; ; polls++) {
            now += wait;
            if (now >= export.takes()) {
                return new Seen(polls, now - export.takes());
            }
            long exporting = Math.max(0, (long) (now - export.starting()));
            int percent = exporting == 0 ? 0 : progress.percent(exporting / export.exporting());
            wait = policy.seconds((long) now, exporting, percent, export.usual());
        }
    }
}
