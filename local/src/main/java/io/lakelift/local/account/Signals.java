package io.lakelift.local.account;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntConsumer;

/**
 * Receives the signals HUP, INT and TERM, which would otherwise end the process, until it is closed. It uses
 * reflection, because the JDK's only API for signals is internal, and the compiler warns about its direct use.
 */
public final class Signals implements AutoCloseable {
    private static final Map<String, Integer> NUMBERS = Map.of("HUP", 1, "INT", 2, "TERM", 15);

    private final Map<String, Object> before = new LinkedHashMap<>();

    /** @param heard receives the signal's number, on a thread of the JVM */
    public Signals(IntConsumer heard) {
        NUMBERS.forEach((name, number) -> before.put(name, install(name, handler(number, heard))));
    }

    @Override
    public void close() {
        before.forEach(Signals::install);
    }

    private static Object handler(int number, IntConsumer heard) {
        Class<?> type = type("sun.misc.SignalHandler");
        return Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
            switch (method.getName()) {
                case "handle" -> heard.accept(number);
                case "equals" -> {
                    return self == arguments[0];
                }
                case "hashCode" -> {
                    return number;
                }
                default -> {
                    return "handler of signal " + number;
                }
            }
            return null;
        });
    }

    /** Installs a handler and returns the previous one. */
    private static Object install(String name, Object handler) {
        Class<?> signal = type("sun.misc.Signal");
        try {
            return signal.getMethod("handle", signal, type("sun.misc.SignalHandler"))
                    .invoke(null, signal.getConstructor(String.class).newInstance(name), handler);
        } catch (InvocationTargetException e) {
            throw new IllegalStateException("this JVM keeps the signal " + name + " to itself", e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("this JDK hands out no signals", e);
        }
    }

    private static Class<?> type(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("this JDK has no " + name, e);
        }
    }
}
