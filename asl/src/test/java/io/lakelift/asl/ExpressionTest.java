package io.lakelift.asl;

import static org.assertj.core.api.Assertions.assertThat;

import com.dashjoin.jsonata.JException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/** One compiled expression serves many executions, on many threads, and none sees another's variables. */
class ExpressionTest {
    @Test
    void evaluate_afterAnotherExecution_forgetsItsVariables() {
        Expression expression = Expression.compile("$exists($x) ? $x : 'nobody'");
        assertThat(expression.evaluate(Map.of("x", (Object) 5)::get)).isEqualTo(5);
        assertThat(expression.evaluate(name -> null)).isEqualTo("nobody");
    }

    @Test
    void evaluate_onSeveralThreads_seesOnlyItsOwnVariables() throws Exception {
        Expression expression = Expression.compile("$map([1..5], function($i) { $exists($x) ? $x : 0 })");
        List<Callable<Boolean>> jobs = new ArrayList<>();
        for (int worker = 0; worker < 4; worker++) {
            Map<String, Object> variables = worker == 0 ? Map.of() : Map.of("x", worker);
            List<Integer> expected = List.of(worker, worker, worker, worker, worker);
            jobs.add(() -> {
                boolean right = true;
                for (int i = 0; i < 3_000; i++) {
                    right &= expected.equals(expression.evaluate(variables::get));
                }
                return right;
            });
        }
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            for (Future<Boolean> right : threads.invokeAll(jobs)) {
                assertThat(right.get()).isTrue();
            }
        }
    }

    @Test
    void evaluate_whileItsCompilingThreadEvaluatesToo_seesNothingOfIt() throws Exception {
        Expression expression = Expression.compile("($sum([1..50]); $exists($x) ? $x : 'nobody')");
        try (ExecutorService other = Executors.newSingleThreadExecutor()) {
            Future<Long> leaks = other.submit(() -> IntStream.range(0, 20_000)
                    .filter(i -> !"nobody".equals(expression.evaluate(name -> null)))
                    .count());
            while (!leaks.isDone()) {
                expression.evaluate(Map.of("x", (Object) "mine")::get);
            }
            assertThat(leaks.get()).isZero();
        }
    }

    @Test
    void compile_noJsonata_saysWhereItStops() {
        Assertions.assertThatThrownBy(() -> Expression.compile("1 +")).isInstanceOf(JException.class);
    }

    @Test
    void tokens_textsCommentsAndRegularExpressions_hideWhatIsInside() {
        assertThat(Tokens.of("$a/$b & '$c' /* $d */ & $match(x, /$e[/]\\/$f/i) & `$g` & \"\\\"$h\"").stream()
                        .filter(token -> token.kind() == Tokens.Kind.VARIABLE)
                        .map(Tokens.Token::text))
                .containsExactly("a", "b", "match");
    }
}
