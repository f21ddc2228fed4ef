package io.lakelift.handler;

import java.io.File;
import java.lang.reflect.Constructor;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;

/** Everything loaded anew, as in a process that starts, so that it can be seen what a function loads. */
final class OwnClasses extends URLClassLoader {
    OwnClasses() {
        super(
                Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                        .map(OwnClasses::url)
                        .toArray(URL[]::new),
                ClassLoader.getPlatformClassLoader());
    }

    /** Makes a function as its constructor without arguments does, but for where the environment comes from. */
    void start(String function, Map<String, String> environment) throws ReflectiveOperationException {
        Class<?> settings = loadClass("io.lakelift.handler.Settings");
        Class<?> clients = loadClass("io.lakelift.aws.AwsClients");
        Constructor<?> constructor =
                loadClass("io.lakelift.handler." + function).getDeclaredConstructor(settings, clients);
        constructor.setAccessible(true);
        constructor.newInstance(
                settings.getMethod("from", Map.class).invoke(null, environment),
                clients.getConstructor().newInstance());
    }

    boolean hasLoaded(String name) {
        return findLoadedClass(name) != null;
    }

    private static URL url(String entry) {
        try {
            return Path.of(entry).toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException(entry, e);
        }
    }
}
