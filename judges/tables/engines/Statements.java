import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** What engines.py and an engine say to each other: {} once the engine has started; then a statement a line, and for each its answer. */
final class Statements {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);

    private Statements() {}

    record Result(List<String> columns, List<List<Object>> rows) {}

    interface Engine {
        Result run(String sql) throws Exception;
    }

    /** Keeps standard output for the answers: call it before the engine starts, which would write there too. */
    static void reserveOutput() {
        OUT.flush();
        System.setOut(System.err);
    }

    /** Answers each line of standard input, {columns, rows} or {error} as JSON, and ends the process with it. */
    static void answer(Engine engine) throws IOException {
        OUT.println("{}");
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String sql = in.readLine(); sql != null; sql = in.readLine()) {
            OUT.println(JSON.writeValueAsString(answer(engine, sql)));
        }
        System.exit(0); // threads of the engine may outlive it
    }

    private static Map<String, Object> answer(Engine engine, String sql) {
        try {
            Result result = engine.run(sql);
            return Map.of(
                    "columns", result.columns(),
                    "rows", result.rows().stream().map(row -> row.stream().map(Statements::tagged).toList()).toList());
        } catch (Exception e) {
            return Map.of("error", String.valueOf(e.getMessage()));
        }
    }

    /** What JSON cannot tell apart has its kind before it. */
    private static List<String> tagged(Object value) {
        return switch (value) {
            case null -> List.of();
            case BigDecimal decimal -> List.of("decimal", decimal.toPlainString());
            case Number number when number instanceof Double || number instanceof Float ->
                List.of("float", String.valueOf(number.doubleValue()));
            case Number number -> List.of("integer", number.toString());
            case ZonedDateTime time -> tagged(time.toInstant());
            case Instant time -> List.of("micros", String.valueOf(ChronoUnit.MICROS.between(Instant.EPOCH, time)));
            case byte[] bytes -> List.of("binary", HexFormat.of().formatHex(bytes));
            case Boolean bool -> List.of("boolean", bool.toString());
            default -> List.of("text", value.toString());
        };
    }
}
