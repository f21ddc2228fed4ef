package io.lakelift.asl;

import io.lakelift.asl.Tokens.Kind;
import io.lakelift.asl.Tokens.Token;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Searches a JSONata expression for a field name or a {@code $} that refers to the input document. Step Functions
 * evaluates expressions without such a document, so it refuses these names, whose value would always be undefined.
 */
final class ContextCheck {
    private static final Set<String> VALUES = Set.of("true", "false", "null");
    private static final Set<String> OPERATORS = Set.of("and", "or", "in");
    private static final Set<String> LAMBDAS = Set.of("function", "λ");
    private static final Token NOTHING = new Token(Kind.SIGN, "");

    /** An open bracket: whether names in it have a document to refer to, and whether it holds a lambda's parameters. */
    private record Bracket(boolean document, boolean parameters) {}

    private final List<Token> tokens;
    private final Deque<Bracket> open = new ArrayDeque<>(List.of(new Bracket(false, false)));
    private boolean afterParameters;

    private ContextCheck(List<Token> tokens) {
        this.tokens = tokens;
    }

    /**
     * Returns the first name that refers to the input document; empty if none does, or if the expression has a
     * transformation, which is not searched.
     */
    static Optional<String> firstLost(List<Token> tokens) {
        // Between the bars of a transformation, a name refers to the document that is transformed.
        return tokens.stream().anyMatch(token -> token.is("|")) ? Optional.empty() : new ContextCheck(tokens).search();
    }

    private Optional<String> search() {
        boolean signature = false;
        for (int i = 0; i < tokens.size() && !open.isEmpty(); i++) {
            Token token = tokens.get(i);
            signature =
                    !token.is("{") && (signature || (token.is("<") && before(i).is(")") && afterParameters));
            if (signature) {
                continue;
            }
            if (token.is("(") || token.is("[") || token.is("{")) {
                open.push(inside(i));
            } else if (token.is(")") || token.is("]") || token.is("}")) {
                afterParameters = open.pop().parameters();
            } else if (!open.element().document() && isLost(i)) {
                return Optional.of(token.kind() == Kind.VARIABLE ? "$" : token.text());
            }
        }
        return Optional.empty();
    }

    private Token before(int i) {
        return i > 0 ? tokens.get(i - 1) : NOTHING;
    }

    private Bracket inside(int i) {
        Token token = tokens.get(i);
        Token before = before(i);
        boolean lambda = token.is("(") && LAMBDAS.contains(before.text());
        boolean body = token.is("{") && before.is(")") && afterParameters;
        boolean step = before.is(".")
                || before.is("^")
                || (Tokens.endsOperand(before) && before(i - 1).is("."));
        boolean onValue = !token.is("(") && !body && Tokens.endsOperand(before) && !isOperator(i - 1);
        return new Bracket(open.element().document() || step || onValue, lambda);
    }

    private boolean isLost(int i) {
        Token token = tokens.get(i);
        if (before(i).is(".")) {
            return false;
        }
        if (token.kind() == Kind.VARIABLE) {
            return token.text().isEmpty();
        }
        return token.kind() == Kind.NAME
                && !VALUES.contains(token.text())
                && !LAMBDAS.contains(token.text())
                && !isOperator(i);
    }

    private boolean isOperator(int i) {
        return i > 0 && OPERATORS.contains(tokens.get(i).text()) && Tokens.endsOperand(before(i));
    }
}
