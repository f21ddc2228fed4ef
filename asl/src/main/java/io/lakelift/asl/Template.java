package io.lakelift.asl;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** A field's value, which may contain expressions at any depth, ready to be evaluated. */
sealed interface Template {

    /** An expression failed. The caller, which knows the state, turns this into a {@link Failure}. */
    final class Failed extends RuntimeException {
        private final Code code;

        Failed(Code code, String message) {
            super(message, null, false, false);
            this.code = code;
        }

        Code code() {
            return code;
        }
    }

    /**
     * Returns the value with its expressions evaluated.
     *
     * @param names returns the value or function that a name stands for; null for an unknown name
     * @throws Failed if an expression cannot be evaluated
     */
    Object fill(Function<String, Object> names);

    /** A value without expressions. */
    record Constant(Object value) implements Template {
        /** A copy: the engine may write into a list that it groups, and the definition serves every execution. */
        @Override
        public Object fill(Function<String, Object> names) {
            return Values.inner(value);
        }
    }

    /**
     * An expression in the place of a value.
     *
     * @param path how Step Functions names the field, like {@code Arguments/FunctionName}
     */
    record Code(Expression expression, String path) implements Template {
        @Override
        public Object fill(Function<String, Object> names) {
            try {
                return expression.evaluate(names);
            } catch (Expression.Unusable e) {
                throw new Failed(this, e.getMessage());
            }
        }
    }

    record Members(Map<String, Template> members) implements Template {
        @Override
        public Object fill(Function<String, Object> names) {
            Map<String, Object> filled = LinkedHashMap.newLinkedHashMap(members.size());
            members.forEach((key, member) -> filled.put(key, member.fill(names)));
            return filled;
        }
    }

    record Items(List<Template> items) implements Template {
        @Override
        public Object fill(Function<String, Object> names) {
            List<Object> filled = new ArrayList<>(items.size());
            items.forEach(item -> filled.add(item.fill(names)));
            return filled;
        }
    }
}
