package io.lakelift.asl;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Splits an expression into tokens. The engine's syntax tree is private, but tokens are enough to find what Step
 * Functions forbids, such as {@code $eval}, {@code $$} and unknown members of {@code $states}.
 */
final class Tokens {
    private static final Pattern WORD = Pattern.compile("""
            (?<blank>\\s+|/\\*.*?\\*/)\
            |(?<text>"(?:\\\\.|[^"\\\\])*"|'(?:\\\\.|[^'\\\\])*')\
            |`(?<quoted>[^`]*)`\
            |(?<variable>\\$\\$|\\$[\\w]*)\
            |(?<number>\\d+(?:\\.\\d+)?(?:[eE][-+]?\\d+)?)\
            |(?<name>[^\\W\\d]\\w*)\
            |(?<sign>\\.\\.|:=|!=|>=|<=|~>|\\*\\*|.)""", Pattern.DOTALL | Pattern.UNICODE_CHARACTER_CLASS);
    private static final Pattern REGEX = Pattern.compile("/(?:\\\\.|\\[(?:\\\\.|[^\\]])*\\]|[^/\\\\])+/[a-z]*");

    enum Kind {
        VARIABLE,
        NAME,
        LITERAL,
        SIGN
    }

    record Token(Kind kind, String text) {
        boolean is(String sign) {
            return kind == Kind.SIGN && text.equals(sign);
        }
    }

    private Tokens() {}

    static List<Token> of(String source) {
        List<Token> tokens = new ArrayList<>();
        Matcher word = WORD.matcher(source);
        Matcher regex = REGEX.matcher(source);
        int at = 0;
        while (at < source.length() && word.find(at)) {
            if ("/".equals(word.group("sign"))
                    && (tokens.isEmpty() || !endsOperand(tokens.getLast()))
                    && startsAt(regex, at)) {
                tokens.add(new Token(Kind.LITERAL, regex.group()));
                at = regex.end();
                continue;
            }
            add(tokens, word);
            at = word.end();
        }
        return tokens;
    }

    private static void add(List<Token> tokens, Matcher word) {
        if (word.group("variable") != null) {
            tokens.add(new Token(Kind.VARIABLE, word.group("variable").substring(1)));
        } else if (word.group("name") != null) {
            tokens.add(new Token(Kind.NAME, word.group("name")));
        } else if (word.group("quoted") != null) {
            tokens.add(new Token(Kind.NAME, word.group("quoted")));
        } else if (word.group("sign") != null) {
            tokens.add(new Token(Kind.SIGN, word.group("sign")));
        } else if (word.group("blank") == null) {
            tokens.add(new Token(Kind.LITERAL, word.group()));
        }
    }

    private static boolean startsAt(Matcher regex, int at) {
        return regex.region(at, regex.regionEnd()).lookingAt();
    }

    /**
     * Whether the token ends a value. A slash after such a token divides; any other slash opens a regular expression.
     */
    static boolean endsOperand(Token last) {
        return (last.kind() != Kind.SIGN && !last.text().matches("and|or|in"))
                || last.is(")")
                || last.is("]")
                || last.is("}");
    }
}
